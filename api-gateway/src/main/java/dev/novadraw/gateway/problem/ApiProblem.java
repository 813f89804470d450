package dev.novadraw.gateway.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.novadraw.engine.problem.Problem;

/**
 * Ends a request with a problem for its client. It is an answer rather than a failure, so
 * it carries no stack trace.
 */
public final class ApiProblem extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	private final transient Problem problem;

	private final transient List<FieldProblem> errors;

	private final transient @Nullable ChildMessage childMessage;

	private final transient HttpHeaders headers = new HttpHeaders();

	public ApiProblem(HttpStatus status, Problem problem) {
		this(status, problem, List.of(), null);
	}

	private ApiProblem(HttpStatus status, Problem problem, List<FieldProblem> errors,
			@Nullable ChildMessage childMessage) {
		super(problem.code() + ": " + problem.detail(), null, false, false);
		this.status = status;
		this.problem = problem;
		this.errors = errors;
		this.childMessage = childMessage;
	}

	/**
	 * The same problem, with the fields it is about.
	 */
	public ApiProblem about(List<FieldProblem> errors) {
		return new ApiProblem(this.status, this.problem, List.copyOf(errors), this.childMessage)
			.withHeaders(this.headers);
	}

	/**
	 * The same problem, with the one field it is about.
	 * @param pointer as in {@link FieldProblem}
	 */
	public ApiProblem in(String pointer) {
		return about(List.of(new FieldProblem(pointer, this.problem.code(), this.problem.detail())));
	}

	/**
	 * The same problem, also about the fields of another one. Of two entries about the
	 * same field, the first stays.
	 */
	ApiProblem and(ApiProblem other) {
		Map<String, FieldProblem> all = new LinkedHashMap<>();
		this.errors.forEach((error) -> all.put(error.pointer(), error));
		other.errors.forEach((error) -> all.putIfAbsent(error.pointer(), error));
		return about(List.copyOf(all.values()));
	}

	/**
	 * The same problem, with words for a child.
	 */
	public ApiProblem toldAs(ChildMessage message) {
		return new ApiProblem(this.status, this.problem, this.errors, message).withHeaders(this.headers);
	}

	/**
	 * The same problem, with the time after which to ask again.
	 */
	public ApiProblem retryAfter(Duration pause) {
		return withHeader(HttpHeaders.RETRY_AFTER, Long.toString(pause.toSeconds()));
	}

	public ApiProblem withHeader(String name, String value) {
		HttpHeaders added = new HttpHeaders();
		added.set(name, value);
		return new ApiProblem(this.status, this.problem, this.errors, this.childMessage).withHeaders(this.headers)
			.withHeaders(added);
	}

	private ApiProblem withHeaders(HttpHeaders headers) {
		this.headers.putAll(headers);
		return this;
	}

	public HttpStatus status() {
		return this.status;
	}

	public Problem problem() {
		return this.problem;
	}

	List<FieldProblem> errors() {
		return this.errors;
	}

	@Nullable ChildMessage childMessage() {
		return this.childMessage;
	}

	public HttpHeaders headers() {
		return this.headers;
	}

}
