package dev.novadraw.gateway.submit;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The options of a request, checked.
 *
 * @param input what the kind needs to know
 * @param user the client's own reference to whom it is for
 * @param metadata the client's own notes
 */
record Options(Record input, @Nullable String user, Map<String, String> metadata) {

	Options {
		metadata = Map.copyOf(metadata);
	}

}
