package dev.novadraw.gateway.problem;

import dev.novadraw.engine.problem.ProblemCode;

/**
 * The problem of one field of a request.
 *
 * @param pointer the field as a JSON pointer, the same for JSON and forms; the name of a
 * parameter or header
 * @param code a stable code in {@code UPPER_SNAKE}
 * @param detail the reason, and the values that are valid
 */
public record FieldProblem(String pointer, String code, String detail) {

	public FieldProblem(String pointer, ProblemCode code, String detail) {
		this(pointer, code.name(), detail);
	}

}
