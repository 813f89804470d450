package dev.novadraw.gateway.body;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;

import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.FieldProblem;
import dev.novadraw.gateway.problem.HttpProblems;
import dev.novadraw.json.Json;
import dev.novadraw.problem.Problem;

/**
 * Reads a small JSON body as a record, or says what is wrong with it. A field that is not
 * known is an error, as is one that comes twice.
 */
@Component
public final class JsonBody {

	private static final int MOST_BYTES = 4096;

	private final Validator validator;

	JsonBody(Validator validator) {
		this.validator = validator;
	}

	/**
	 * Reads the body of a request.
	 */
	public <T extends Record> T read(HttpServletRequest request, Class<T> type) {
		if (!isJson(request.getContentType())) {
			throw HttpProblems.unsupportedMediaType("Send application/json.");
		}
		byte[] json = bytes(request);
		if (json.length > MOST_BYTES) {
			throw invalid("It may have up to %d bytes.".formatted(MOST_BYTES), List.of());
		}
		T value = parse(json, type);
		List<FieldProblem> errors = Stream
			.concat(this.validator.validate(value).stream().map(JsonBody::error), unstorable(json))
			.sorted(Comparator.comparing(FieldProblem::pointer))
			.toList();
		if (!errors.isEmpty()) {
			FieldProblem first = errors.getFirst();
			throw invalid("%s: %s.".formatted(first.pointer().substring(1), first.detail()), errors);
		}
		return value;
	}

	/**
	 * Refuses a body that can be read, but asks for what cannot be done.
	 */
	public static ApiProblem invalid(String detail) {
		return invalid(detail, List.of());
	}

	private static boolean isJson(@Nullable String contentType) {
		try {
			return contentType == null || MediaType.parseMediaType(contentType).getSubtype().endsWith("json");
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static byte[] bytes(HttpServletRequest request) {
		try {
			return request.getInputStream().readNBytes(MOST_BYTES + 1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The client stopped sending", ex);
		}
	}

	private static <T extends Record> T parse(byte[] json, Class<T> type) {
		try {
			T value = Json.MAPPER.readValue(json, type);
			if (value != null) {
				return value;
			}
		}
		catch (JacksonException ex) {
			String pointer = ex.getPath()
				.stream()
				.map((step) -> "/" + step.getPropertyName())
				.collect(Collectors.joining());
			String detail = "It has to be a JSON object with: " + fields(type) + ".";
			throw invalid(detail,
					pointer.isEmpty() ? List.of() : List.of(new FieldProblem(pointer, "INVALID_VALUE", detail)));
		}
		throw invalid("It has to be a JSON object with: " + fields(type) + ".", List.of());
	}

	private static FieldProblem error(ConstraintViolation<?> violation) {
		return new FieldProblem("/" + snakeCase(violation.getPropertyPath().toString()), "INVALID_VALUE",
				violation.getMessage());
	}

	private static Stream<FieldProblem> unstorable(byte[] json) {
		return Json.MAPPER.readTree(json)
			.properties()
			.stream()
			.filter((field) -> field.getValue().asString("").indexOf('\0') >= 0)
			.map((field) -> new FieldProblem("/" + field.getKey(), "INVALID_VALUE",
					"cannot contain the character NUL"));
	}

	private static String fields(Class<?> type) {
		return Arrays.stream(type.getRecordComponents())
			.map((field) -> snakeCase(field.getName()))
			.collect(Collectors.joining(", "));
	}

	private static String snakeCase(String name) {
		return PropertyNamingStrategies.SNAKE_CASE.nameForField(Json.MAPPER.deserializationConfig(), null, name);
	}

	private static ApiProblem invalid(String detail, List<FieldProblem> errors) {
		return new ApiProblem(HttpStatus.BAD_REQUEST,
				new Problem("INVALID_BODY", "The body of the request is not possible", detail, false))
			.about(errors);
	}

}
