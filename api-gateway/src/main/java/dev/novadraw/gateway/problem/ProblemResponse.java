package dev.novadraw.gateway.problem;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import dev.novadraw.engine.problem.Problem;

/**
 * A problem as described by RFC 9457.
 *
 * @param type the page that explains the problem
 * @param title the meaning of the code
 * @param status the HTTP status
 * @param detail details of this problem and what to do about it
 * @param instance the path of the request
 * @param code a stable code for programs
 * @param retryable true if the same request may succeed later
 * @param errors the problems of fields, the first 10; left out if there are none
 * @param requestId the id to quote when asking for help
 * @param childMessage a text for a child, left out if no child is concerned
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemResponse(String type, String title, int status, String detail, String instance, String code,
		boolean retryable, List<FieldProblem> errors, String requestId, @Nullable ChildMessage childMessage) {

	/** The maximum number of errors: a response must not be larger than its request. */
	private static final int MAX_ERRORS = 10;

	public static ResponseEntity<Object> response(ApiProblem problem, HttpHeaders headers, String instance,
			String requestId) {
		return ResponseEntity.status(problem.status())
			.headers(headers)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(of(problem, instance, requestId));
	}

	public static ProblemResponse of(ApiProblem problem, String instance, String requestId) {
		Problem body = problem.problem();
		List<FieldProblem> errors = problem.errors();
		return new ProblemResponse(ProblemTypes.of(body.code()), body.title(), problem.status().value(),
				body.detail() + andMore(errors.size() - 1), instance, body.code(), body.retryable(),
				errors.subList(0, Math.min(MAX_ERRORS, errors.size())), requestId,
				ChildMessage.of(body.childMessage()));
	}

	private static String andMore(int count) {
		return (count < 1) ? "" : " There %s %d more, see errors.".formatted((count == 1) ? "is" : "are", count);
	}

}
