package dev.novadraw.gateway.submit;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The options of a request, checked.
 *
 * @param input what the kind needs to know
 * @param user the client's own reference to whom it is for
 * @param metadata the client's own notes
 * @param priority seconds of head start before the client's other jobs
 */
record Options(Record input, @Nullable String user, Map<String, String> metadata, int priority) {

	Options {
		metadata = Map.copyOf(metadata);
	}

}
