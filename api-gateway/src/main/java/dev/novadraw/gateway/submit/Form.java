package dev.novadraw.gateway.submit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client sent in order to get something made.
 *
 * @param drawing the file in the field {@code drawing}
 * @param options everything else, as one JSON object however it was sent
 */
@SuppressWarnings("ArrayRecordComponent")
record Form(byte @Nullable [] drawing, ObjectNode options) {

	static final String DRAWING = "drawing";

	static final String REQUEST = "request";

}
