package dev.novadraw.gateway.body;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

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
 * Reads a small JSON body as a record. Rejects fields that are unknown or sent twice, and
 * values of another type: no text is read as a number, and no number as a time.
 */
@Component
public final class JsonBody {

	private static final int MAX_BYTES = 4096;

	/** Reads no text as a number or truth value, as forms need it. */
	private static final JsonMapper MAPPER = Json.MAPPER.rebuild()
		.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
		.build();

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
		if (json.length > MAX_BYTES) {
			throw invalid("It may have up to %d bytes.".formatted(MAX_BYTES), List.of());
		}
		T value = parse(json, type);
		List<FieldProblem> errors = Stream
			.concat(this.validator.validate(value).stream().map(JsonBody::error), JsonFields.unfit(json))
			.sorted(Comparator.comparing(FieldProblem::pointer))
			.toList();
		if (!errors.isEmpty()) {
			throw invalid(errors);
		}
		return value;
	}

	/**
	 * Rejects a body that can be read, but asks for something impossible.
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
			return request.getInputStream().readNBytes(MAX_BYTES + 1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The client stopped sending", ex);
		}
	}

	private static <T extends Record> T parse(byte[] json, Class<T> type) {
		try {
			T value = MAPPER.readValue(json, type);
			if (value != null) {
				return value;
			}
		}
		catch (JacksonException ex) {
			FieldProblem unreadable = JsonFields.unreadable(ex, type);
			throw (unreadable != null) ? invalid(List.of(unreadable)) : notAnObject(type);
		}
		throw notAnObject(type);
	}

	private static ApiProblem notAnObject(Class<?> type) {
		return invalid("It has to be a JSON object with: " + JsonFields.names(type) + ".");
	}

	private static FieldProblem error(ConstraintViolation<?> violation) {
		return new FieldProblem("/" + JsonFields.snakeCase(violation.getPropertyPath().toString()), "INVALID_VALUE",
				violation.getMessage());
	}

	private static ApiProblem invalid(List<FieldProblem> errors) {
		FieldProblem first = errors.getFirst();
		return invalid("%s: %s.".formatted(first.pointer().substring(1), first.detail()), errors);
	}

	private static ApiProblem invalid(String detail, List<FieldProblem> errors) {
		return new ApiProblem(HttpStatus.BAD_REQUEST, new Problem("INVALID_BODY", "Invalid body", detail, false))
			.about(errors);
	}

}
