package dev.novadraw.gateway.submit.form;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

import dev.novadraw.gateway.body.JsonBytes;
import dev.novadraw.gateway.body.TextDecoding.UndecodableText;
import dev.novadraw.gateway.submit.option.OptionProblems;

/**
 * Reads options from JSON.
 */
final class JsonOptions {

	/**
	 * The maximum size of the JSON.
	 */
	static final int MAX_BYTES = 64 * 1024;

	private JsonOptions() {
	}

	/**
	 * Parses options.
	 * @param contentType the content type of the body or part, null if absent
	 */
	static ObjectNode read(byte[] json, @Nullable String contentType) {
		try {
			if (JsonBytes.parse(json, contentType) instanceof ObjectNode options) {
				return options;
			}
		}
		catch (JacksonException ex) {
			throw OptionProblems.malformedJson(ex.getLocation());
		}
		catch (UndecodableText ex) {
			throw OptionProblems.malformedJsonBecause(ex.detail());
		}
		throw OptionProblems.malformedJson(null);
	}

}
