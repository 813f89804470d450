package dev.novadraw.gateway.operation;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.json.Json;
import dev.novadraw.problem.Problem;

/**
 * Reads what operators send, or says what is wrong with it.
 */
@Component
class OperationInput {

	private static final int MOST_BYTES = 4096;

	private final Validator validator;

	OperationInput(Validator validator) {
		this.validator = validator;
	}

	<T> T read(byte @Nullable [] body, Class<T> type) {
		byte[] json = (body != null) ? body : new byte[0];
		if (json.length > MOST_BYTES) {
			throw invalid("It may have up to %d bytes.".formatted(MOST_BYTES));
		}
		T value;
		try {
			value = Json.MAPPER.readValue(json, type);
		}
		catch (JacksonException ex) {
			throw invalid("It is not JSON with the fields that belong here: " + fields(type) + ".");
		}
		Set<ConstraintViolation<T>> violations = this.validator.validate(value);
		if (!violations.isEmpty()) {
			ConstraintViolation<T> first = violations.iterator().next();
			throw invalid("%s %s.".formatted(first.getPropertyPath(), first.getMessage()));
		}
		return value;
	}

	private static String fields(Class<?> type) {
		return Arrays.stream(type.getRecordComponents())
			.map((field) -> PropertyNamingStrategies.SNAKE_CASE.nameForField(Json.MAPPER.deserializationConfig(), null,
					field.getName()))
			.collect(Collectors.joining(", "));
	}

	private static ApiProblem invalid(String detail) {
		return new ApiProblem(HttpStatus.BAD_REQUEST,
				new Problem("INVALID_OPERATION", "This cannot be done as asked", detail, false));
	}

}
