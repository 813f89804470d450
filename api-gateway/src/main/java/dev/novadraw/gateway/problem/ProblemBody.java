package dev.novadraw.gateway.problem;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import dev.novadraw.problem.Problem;

/**
 * A problem as it goes over the wire, after RFC 9457.
 *
 * @param type the page that explains it
 * @param title what the code means
 * @param status the HTTP status
 * @param detail what happened here and what to do about it
 * @param instance the path of the request
 * @param code stable: what programs decide on
 * @param retryable whether the same request may succeed later
 * @param errors the fields it is about, left out when there are none
 * @param requestId to be quoted when asking for help
 * @param childMessage what a child may be shown, left out where no child is concerned
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemBody(String type, String title, int status, String detail, String instance, String code,
		boolean retryable, List<FieldProblem> errors, String requestId, @Nullable ChildMessage childMessage) {

	static ResponseEntity<Object> response(ApiProblem problem, HttpHeaders headers, String instance, String requestId) {
		return ResponseEntity.status(problem.status())
			.headers(headers)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(of(problem, instance, requestId));
	}

	static ProblemBody of(ApiProblem problem, String instance, String requestId) {
		Problem what = problem.problem();
		return new ProblemBody(ProblemTypes.of(what.code()), what.title(), problem.status().value(), what.detail(),
				instance, what.code(), what.retryable(), problem.errors(), requestId, problem.childMessage());
	}

}
