package dev.novadraw.gateway.result;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;

import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.FieldProblem;
import dev.novadraw.json.Json;
import dev.novadraw.problem.Problem;

/**
 * The body {@code {"favorite": true}}, and no other.
 */
final class FavoriteChange {

	private static final int MOST_BYTES = 1024;

	private FavoriteChange() {
	}

	static boolean read(byte @Nullable [] body) {
		JsonNode change = parse((body != null && body.length <= MOST_BYTES) ? body : new byte[0]);
		JsonNode favorite = change.path("favorite");
		if (change.size() != 1 || !favorite.isBoolean()) {
			throw unfit();
		}
		return favorite.booleanValue();
	}

	private static JsonNode parse(byte[] body) {
		try {
			return Json.MAPPER.readTree(body);
		}
		catch (JacksonException ex) {
			throw unfit();
		}
	}

	private static ApiProblem unfit() {
		String detail = "Only 'favorite' can be changed. Send {\"favorite\": true} or {\"favorite\": false}.";
		return new ApiProblem(HttpStatus.BAD_REQUEST,
				new Problem("INVALID_VALUE", "A value is not possible", detail, false))
			.about(List.of(new FieldProblem("/favorite", "INVALID_VALUE", detail)));
	}

}
