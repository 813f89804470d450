package dev.novadraw.gateway.submit;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

import dev.novadraw.gateway.problem.HttpProblems;
import dev.novadraw.json.Json;

/**
 * Options that came as JSON.
 */
final class JsonOptions {

	/**
	 * The longest JSON that is read at all.
	 */
	static final int MOST_BYTES = 64 * 1024;

	private JsonOptions() {
	}

	static ObjectNode read(byte[] json) {
		if (json.length > MOST_BYTES) {
			throw HttpProblems.tooLarge("The JSON may have up to %d KB.".formatted(MOST_BYTES / 1024));
		}
		try {
			if (Json.MAPPER.readTree(json) instanceof ObjectNode options) {
				return options;
			}
		}
		catch (JacksonException ex) {
			throw OptionProblems.malformedJson(ex.getLocation());
		}
		throw OptionProblems.malformedJson(null);
	}

}
