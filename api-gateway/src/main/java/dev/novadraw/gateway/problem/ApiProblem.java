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
 * The exception that ends a request with a problem response. It is an expected outcome,
 * so it has no stack trace.
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
	 * Returns the same problem with the fields it concerns.
	 */
	public ApiProblem about(List<FieldProblem> errors) {
		return new ApiProblem(this.status, this.problem, List.copyOf(errors), this.childMessage)
			.withHeaders(this.headers);
	}

	/**
	 * Returns the same problem with the one field it concerns.
	 * @param pointer the field, as in {@link FieldProblem}
	 */
	public ApiProblem in(String pointer) {
		return about(List.of(new FieldProblem(pointer, this.problem.code(), this.problem.detail())));
	}

	/**
	 * Returns the same problem with the fields of another one added. Of two entries for
	 * the same field, the first is kept.
	 */
	ApiProblem and(ApiProblem other) {
		Map<String, FieldProblem> all = new LinkedHashMap<>();
		this.errors.forEach((error) -> all.put(error.pointer(), error));
		other.errors.forEach((error) -> all.putIfAbsent(error.pointer(), error));
		return about(List.copyOf(all.values()));
	}

	/**
	 * Returns the same problem with a message for a child.
	 */
	public ApiProblem withChildMessage(ChildMessage message) {
		return new ApiProblem(this.status, this.problem, this.errors, message).withHeaders(this.headers);
	}

	/**
	 * Returns the same problem with the time after which to retry.
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
