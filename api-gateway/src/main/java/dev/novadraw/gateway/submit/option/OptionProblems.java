package dev.novadraw.gateway.submit.option;

import java.util.List;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamLocation;

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.body.RecordBinding;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.FieldProblem;

/**
 * Problems with the options of a request.
 */
public final class OptionProblems {

	private OptionProblems() {
	}

	public static FieldProblem unknown(String name, String detail) {
		return new FieldProblem(RecordBinding.pointer(name), ProblemCode.UNKNOWN_FIELD, detail);
	}

	public static FieldProblem invalid(String pointer, String detail) {
		return new FieldProblem(pointer, ProblemCode.INVALID_VALUE, detail);
	}

	/**
	 * Returns the problem of several fields, named after the first of them.
	 */
	public static ApiProblem of(List<FieldProblem> errors) {
		FieldProblem first = errors.getFirst();
		return new ApiProblem(ProblemCode.valueOf(first.code()),
				"%s: %s".formatted(name(first.pointer()), first.detail()))
			.about(errors);
	}

	/**
	 * Returns the problem of a body that is not one JSON object.
	 * @param location the position of the syntax error, null if the JSON is valid
	 */
	public static ApiProblem malformedJson(@Nullable TokenStreamLocation location) {
		String place = (location != null && location.getLineNr() > 0)
				? " near line %d, column %d".formatted(location.getLineNr(), location.getColumnNr()) : "";
		return malformedJsonBecause("The options must be one JSON object; this is not one%s.".formatted(place));
	}

	public static ApiProblem malformedJsonBecause(String detail) {
		return new ApiProblem(ProblemCode.MALFORMED_JSON, detail);
	}

	public static FieldProblem of(ConstraintViolation<?> violation) {
		StringBuilder pointer = new StringBuilder();
		for (Path.Node node : violation.getPropertyPath()) {
			if (node.isInIterable()) {
				pointer.append(RecordBinding
					.pointer(String.valueOf((node.getIndex() != null) ? node.getIndex() : node.getKey())));
			}
			if (node.getName() != null && !node.getName().startsWith("<")) {
				pointer.append(RecordBinding.pointer(RecordBinding.nameOf(node.getName())));
			}
		}
		return invalid(pointer.toString(), violation.getMessage());
	}

	// For people; the empty pointer refers to all options.
	private static String name(String pointer) {
		return pointer.isEmpty() ? "options" : pointer.substring(1);
	}

}
