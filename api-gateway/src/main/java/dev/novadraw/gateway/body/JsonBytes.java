package dev.novadraw.gateway.body;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.json.Json;
import dev.novadraw.gateway.body.TextDecoding.UndecodableText;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.HttpProblems;

/**
 * The bytes of JSON in the body of a request, or in a part of it.
 */
public final class JsonBytes {

	private JsonBytes() {
	}

	/**
	 * Reads a body. A body whose announced length is too large is rejected without being
	 * read.
	 * @throws ApiProblem if it is longer than the maximum
	 */
	public static byte[] read(HttpServletRequest request, int max) {
		requireAtMost(max, request.getContentLengthLong());
		try {
			byte[] json = request.getInputStream().readNBytes(max + 1);
			requireAtMost(max, json.length);
			return json;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The client stopped sending", ex);
		}
	}

	private static void requireAtMost(int max, long length) {
		if (length > max) {
			throw HttpProblems.tooLarge("The JSON may have up to %d KB.".formatted(max / 1024));
		}
	}

	/**
	 * Parses JSON. Without a charset, the parser detects its Unicode encoding.
	 * @param contentType the content type of the body or part, null if absent
	 */
	public static JsonNode parse(byte[] json, @Nullable String contentType) throws UndecodableText {
		return (TextDecoding.charset(contentType) != null)
				? Json.MAPPER.readTree(TextDecoding.decode(json, contentType)) : Json.MAPPER.readTree(json);
	}

}
