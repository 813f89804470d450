package dev.novadraw.gateway.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.novadraw.engine.problem.Problem;
import dev.novadraw.engine.problem.ProblemCode;

/**
 * The exception that ends a request with a problem response. It is an expected outcome,
 * so it has no stack trace.
 */
public final class ApiProblem extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	private final transient Problem problem;

	private final transient List<FieldProblem> errors;

	private final transient HttpHeaders headers = new HttpHeaders();

	public ApiProblem(ProblemCode code, String detail) {
		this(HttpStatus.valueOf(code.status().orElseThrow()), Problem.of(code, detail), List.of());
	}

	private ApiProblem(HttpStatus status, Problem problem, List<FieldProblem> errors) {
		super(problem.code() + ": " + problem.detail(), null, false, false);
		this.status = status;
		this.problem = problem;
		this.errors = errors;
	}

	/**
	 * Returns the same problem with the fields it concerns.
	 */
	public ApiProblem about(List<FieldProblem> errors) {
		return new ApiProblem(this.status, this.problem, List.copyOf(errors)).withHeaders(this.headers);
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
	 * Returns the same problem with another status than the usual one of its code.
	 */
	ApiProblem withStatus(HttpStatus status) {
		return new ApiProblem(status, this.problem, this.errors).withHeaders(this.headers);
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
		return new ApiProblem(this.status, this.problem, this.errors).withHeaders(this.headers).withHeaders(added);
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

	public HttpHeaders headers() {
		return this.headers;
	}

}
