package dev.novadraw.gateway.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param pointer the field as a JSON pointer, the same whether it came as JSON or as a
 * form
 * @param code stable and {@code UPPER_SNAKE}
 * @param detail what is wrong and what would be right
 */
public record FieldProblem(String pointer, String code, String detail) {

}
