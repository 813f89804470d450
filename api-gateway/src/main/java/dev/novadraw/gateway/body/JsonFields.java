package dev.novadraw.gateway.body;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;

import dev.novadraw.gateway.problem.FieldProblem;
import dev.novadraw.json.Json;

/**
 * The fields of a small JSON body: their names, and the problems of their values.
 */
final class JsonFields {

	private static final String INVALID_VALUE = "INVALID_VALUE";

	private static final Map<Class<?>, String> RULES = Map.of(String.class, "has to be a text", Boolean.class,
			"has to be true or false", Integer.class, "has to be a whole number of at most 10 digits", Double.class,
			"has to be a number", UUID.class, "has to be a UUID", Instant.class,
			"has to be a time of the years 1 to 9999, such as 2026-11-29T12:00:00Z");

	private JsonFields() {
	}

	static String names(Class<?> type) {
		return Arrays.stream(type.getRecordComponents())
			.map((field) -> snakeCase(field.getName()))
			.collect(Collectors.joining(", "));
	}

	/**
	 * Returns the problem of the field that could not be read, null if the body is not an
	 * object of known fields.
	 */
	static @Nullable FieldProblem unreadable(JacksonException ex, Class<?> type) {
		String name = ex.getPath().isEmpty() ? null : ex.getPath().getFirst().getPropertyName();
		return Arrays.stream(type.getRecordComponents())
			.filter((field) -> snakeCase(field.getName()).equals(name))
			.map((field) -> new FieldProblem("/" + name, INVALID_VALUE, rule(field)))
			.findFirst()
			.orElse(null);
	}

	private static String rule(RecordComponent field) {
		return RULES.getOrDefault(field.getType(), "has an invalid value");
	}

	/**
	 * Finds texts that no field may hold: blank ones, and those that PostgreSQL cannot
	 * store.
	 */
	static Stream<FieldProblem> unfit(byte[] json) {
		return Json.MAPPER.readTree(json).properties().stream().flatMap((field) -> {
			String reason = unfit(field.getValue());
			return (reason != null) ? Stream.of(new FieldProblem("/" + field.getKey(), INVALID_VALUE, reason))
					: Stream.of();
		});
	}

	private static @Nullable String unfit(JsonNode value) {
		if (!value.isString()) {
			return null;
		}
		if (value.stringValue().indexOf('\0') >= 0) {
			return "cannot contain the character NUL";
		}
		return value.stringValue().isBlank() ? "cannot be blank; leave it out instead" : null;
	}

	static String snakeCase(String name) {
		return PropertyNamingStrategies.SNAKE_CASE.nameForField(Json.MAPPER.deserializationConfig(), null, name);
	}

}
