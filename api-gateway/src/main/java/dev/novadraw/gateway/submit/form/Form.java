package dev.novadraw.gateway.submit.form;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.novadraw.gateway.problem.FieldProblem;
import dev.novadraw.gateway.upload.Upload;

/**
 * The body of a submission.
 *
 * @param drawing the file in the field {@code drawing}, null if absent
 * @param options all other fields as one JSON object, in whatever form they were sent
 * @param errors the problems found in the form of the body
 */
public record Form(@Nullable Upload drawing, ObjectNode options, List<FieldProblem> errors) {

	static final String REQUEST = "request";

	@Override
	public String toString() {
		return "a form";
	}

}
