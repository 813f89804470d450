package dev.novadraw.gateway.body;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.body.TextDecoding.UndecodableText;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.FieldProblem;
import dev.novadraw.gateway.problem.HttpProblems;

/**
 * A reader of small JSON bodies as records. It rejects unknown fields, duplicate fields
 * and values of another type; text is not converted to numbers, nor numbers to times.
 */
@Component
public final class JsonBody {

	private static final int MAX_BYTES = 4 * 1024;

	/**
	 * The mapper without the conversion of text to numbers and booleans that forms need.
	 */
	private static final JsonMapper MAPPER = Json.MAPPER.rebuild()
		.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
		.build();

	private final Validator validator;

	JsonBody(Validator validator) {
		this.validator = validator;
	}

	/**
	 * Reads and validates the body of a request.
	 */
	public <T extends Record> T read(HttpServletRequest request, Class<T> type) {
		if (!isJson(request.getContentType())) {
			throw HttpProblems.unsupportedMediaType("Send application/json.");
		}
		byte[] json = JsonBytes.read(request, MAX_BYTES);
		ObjectNode sent = object(json, request.getContentType(), type);
		List<FieldProblem> errors = unfit(sent);
		T value = RecordBinding.bind(MAPPER, sent, type, errors);
		if (value != null) {
			errors.addAll(this.validator.validate(value)
				.stream()
				.map(JsonBody::error)
				.filter((error) -> !RecordBinding.isReported(error.pointer(), errors))
				.sorted(Comparator.comparing(FieldProblem::pointer))
				.toList());
		}
		if (value == null || !errors.isEmpty()) {
			FieldProblem first = errors.getFirst();
			throw first.pointer().isEmpty() ? invalid(members(type), errors)
					: invalid("%s: %s".formatted(first.pointer().substring(1), first.detail()), errors);
		}
		return value;
	}

	/**
	 * Returns the problem for a body that is readable, but asks for something impossible.
	 */
	public static ApiProblem invalid(String detail) {
		return invalid(detail, List.of());
	}

	private static boolean isJson(@Nullable String contentType) {
		try {
			return contentType == null
					|| MediaType.parseMediaType(contentType.split(";", 2)[0]).getSubtype().endsWith("json");
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static ObjectNode object(byte[] json, @Nullable String contentType, Class<?> type) {
		try {
			if (JsonBytes.parse(json, contentType) instanceof ObjectNode object) {
				return object;
			}
		}
		catch (JacksonException ex) {
			throw invalid(members(type) + place(ex.getLocation()), List.of());
		}
		catch (UndecodableText ex) {
			throw invalid(ex.detail(), List.of());
		}
		throw invalid(members(type), List.of());
	}

	private static String place(@Nullable TokenStreamLocation location) {
		return (location != null && location.getLineNr() > 0)
				? " It is invalid near line %d, column %d.".formatted(location.getLineNr(), location.getColumnNr())
				: "";
	}

	private static FieldProblem error(ConstraintViolation<?> violation) {
		return invalid(RecordBinding.pointer(RecordBinding.nameOf(violation.getPropertyPath().toString())),
				violation.getMessage());
	}

	/** Finds text that no field accepts: blank text, and text that cannot be stored. */
	private static List<FieldProblem> unfit(ObjectNode sent) {
		List<FieldProblem> errors = new ArrayList<>();
		sent.properties().stream().filter((field) -> field.getValue().isString()).forEach((field) -> {
			String text = field.getValue().stringValue();
			if (text.isBlank() || text.indexOf('\0') >= 0) {
				errors.add(invalid(RecordBinding.pointer(field.getKey()), text.isBlank()
						? "Must not be blank. Leave it out instead." : "Must not contain the character NUL."));
			}
		});
		return errors;
	}

	private static FieldProblem invalid(String pointer, String detail) {
		return new FieldProblem(pointer, ProblemCode.INVALID_VALUE, detail);
	}

	private static String members(Class<?> type) {
		return "The body must be a JSON object with the fields: " + fields(type) + ".";
	}

	private static String fields(Class<?> type) {
		return Arrays.stream(type.getRecordComponents())
			.map((field) -> RecordBinding.nameOf(field.getName()))
			.collect(Collectors.joining(", "));
	}

	private static ApiProblem invalid(String detail, List<FieldProblem> errors) {
		return new ApiProblem(ProblemCode.INVALID_BODY, detail).about(errors);
	}

}
