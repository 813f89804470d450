package dev.novadraw.gateway.submit.form;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.novadraw.engine.json.Json;
import dev.novadraw.gateway.body.TextDecoding;
import dev.novadraw.gateway.body.TextDecoding.UndecodableText;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.HttpProblems;
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
		if (json.length > MAX_BYTES) {
			throw tooLarge();
		}
		try {
			if (tree(json, contentType) instanceof ObjectNode options) {
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

	static ApiProblem tooLarge() {
		return HttpProblems.tooLarge("The JSON may have up to %d KB.".formatted(MAX_BYTES / 1024));
	}

	// Without a charset, the parser detects the Unicode encoding of JSON from its bytes.
	private static JsonNode tree(byte[] json, @Nullable String contentType) throws UndecodableText {
		return (TextDecoding.charset(contentType) != null)
				? Json.MAPPER.readTree(TextDecoding.decode(json, contentType)) : Json.MAPPER.readTree(json);
	}

}
