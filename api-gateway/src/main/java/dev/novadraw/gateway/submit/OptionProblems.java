package dev.novadraw.gateway.submit;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

import org.springframework.http.HttpStatus;

import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.FieldProblem;
import dev.novadraw.json.Json;
import dev.novadraw.kind.Language;
import dev.novadraw.problem.Problem;

/**
 * What can be wrong with the options of a request.
 */
public final class OptionProblems {

	static final String UNKNOWN_FIELD = "UNKNOWN_FIELD";

	static final String INVALID_VALUE = "INVALID_VALUE";

	static final String UNSUPPORTED_LANGUAGE = "UNSUPPORTED_LANGUAGE";

	/** However much is wrong: an answer is not to be larger than its question. */
	private static final int MOST_TOLD = 10;

	private static final String UNKNOWN_TITLE = "The request has a field that is not known here";

	private OptionProblems() {
	}

	static ApiProblem unknownFields(Collection<String> pointers, String known) {
		List<FieldProblem> errors = pointers.stream()
			.limit(MOST_TOLD)
			.map((pointer) -> new FieldProblem(pointer, UNKNOWN_FIELD, "Known fields are: " + known + "."))
			.toList();
		String unknown = pointers.stream().limit(MOST_TOLD).map(OptionProblems::name).collect(Collectors.joining(", "));
		return problem(UNKNOWN_FIELD, UNKNOWN_TITLE, "Not known: %s. Known fields are: %s.".formatted(unknown, known),
				errors);
	}

	static ApiProblem misplaced(String name, String detail) {
		return problem(UNKNOWN_FIELD, UNKNOWN_TITLE, detail,
				List.of(new FieldProblem(pointer(name), UNKNOWN_FIELD, detail)));
	}

	static ApiProblem invalid(List<FieldProblem> errors) {
		FieldProblem first = errors.getFirst();
		String others = (errors.size() > 1) ? " There are %d more, see errors.".formatted(errors.size() - 1) : "";
		return problem(INVALID_VALUE, "Invalid value",
				"%s: %s%s".formatted(name(first.pointer()), first.detail(), others),
				errors.stream().limit(MOST_TOLD).toList());
	}

	/**
	 * What was sent is not one JSON object.
	 * @param where it breaks, null when it is JSON
	 */
	public static ApiProblem malformedJson(@Nullable TokenStreamLocation where) {
		String place = (where != null && where.getLineNr() > 0)
				? " near line %d, column %d".formatted(where.getLineNr(), where.getColumnNr()) : "";
		return problem("MALFORMED_JSON", "The JSON cannot be read",
				"The options have to be one JSON object, and this is none%s.".formatted(place), List.of());
	}

	/**
	 * What a value means that is JSON, but not what the field holds.
	 */
	static ApiProblem unfit(JacksonException ex, Fields fields) {
		String pointer = ex.getPath()
			.stream()
			.map((step) -> pointer(
					(step.getPropertyName() != null) ? step.getPropertyName() : Integer.toString(step.getIndex())))
			.collect(Collectors.joining());
		if (ex instanceof UnrecognizedPropertyException unknown) {
			Collection<Object> known = unknown.getKnownPropertyIds();
			return unknownFields(List.of(pointer), (known != null)
					? known.stream().map(Object::toString).collect(Collectors.joining(", ")) : fields.known());
		}
		Class<?> wanted = wanted(ex);
		if (wanted == Language.class) {
			String detail = "Languages are " + allowed(wanted) + ".";
			return problem(UNSUPPORTED_LANGUAGE, "The language is not supported", detail,
					List.of(new FieldProblem(pointer, UNSUPPORTED_LANGUAGE, detail)));
		}
		return invalid(List.of(new FieldProblem(pointer, INVALID_VALUE, expectation(wanted))));
	}

	private static @Nullable Class<?> wanted(JacksonException ex) {
		return switch (ex) {
			case MismatchedInputException mismatch -> mismatch.getTargetType();
			case ValueInstantiationException refused -> refused.getType().getRawClass();
			default -> null;
		};
	}

	private static String expectation(@Nullable Class<?> wanted) {
		if (wanted == null) {
			return "This value is invalid.";
		}
		if (wanted.isEnum()) {
			return "Possible values are " + allowed(wanted) + ".";
		}
		if (Collection.class.isAssignableFrom(wanted)) {
			return "A list is needed here.";
		}
		return (wanted == String.class) ? "A text is needed here." : "The value has the wrong form.";
	}

	private static String allowed(Class<?> type) {
		return Arrays.stream(type.getEnumConstants())
			.map((constant) -> Json.MAPPER.<JsonNode>valueToTree(constant).asString())
			.collect(Collectors.joining(", "));
	}

	static FieldProblem of(ConstraintViolation<?> violation) {
		StringBuilder pointer = new StringBuilder();
		for (Path.Node node : violation.getPropertyPath()) {
			if (node.isInIterable()) {
				pointer.append(pointer(String.valueOf((node.getIndex() != null) ? node.getIndex() : node.getKey())));
			}
			if (node.getName() != null && !node.getName().startsWith("<")) {
				pointer.append(pointer(Fields.nameOf(node.getName())));
			}
		}
		return new FieldProblem(pointer.toString(), INVALID_VALUE, violation.getMessage());
	}

	// For people; the empty pointer is the whole of the options.
	private static String name(String pointer) {
		return pointer.isEmpty() ? "options" : pointer.substring(1);
	}

	static String pointer(String name) {
		return "/" + name.replace("~", "~0").replace("/", "~1");
	}

	private static ApiProblem problem(String code, String title, String detail, List<FieldProblem> errors) {
		return new ApiProblem(HttpStatus.BAD_REQUEST, new Problem(code, title, detail, false)).about(errors);
	}

}
