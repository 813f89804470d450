package dev.novadraw.gateway.submit.form;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.novadraw.gateway.problem.FieldProblem;
import dev.novadraw.gateway.upload.Upload;

/**
 * What a client sent in order to get something made.
 *
 * @param drawing the file in the field {@code drawing}
 * @param options everything else, as one JSON object however it was sent
 * @param errors what is wrong with how it was sent
 */
public record Form(@Nullable Upload drawing, ObjectNode options, List<FieldProblem> errors) {

	static final String REQUEST = "request";

	@Override
	public String toString() {
		return "a form";
	}

}
