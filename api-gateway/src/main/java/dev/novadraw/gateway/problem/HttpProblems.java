package dev.novadraw.gateway.problem;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.engine.retention.ErasureService;

/**
 * The problems of HTTP itself, independent of the resource.
 */
public final class HttpProblems {

	private static final Duration OUTAGE = Duration.ofSeconds(5);

	private HttpProblems() {
	}

	/**
	 * Returns the problem for a resource that does not exist, or not for this caller.
	 */
	public static ApiProblem notFound(String detail) {
		return new ApiProblem(ProblemCode.NOT_FOUND, detail);
	}

	/**
	 * Returns the problem for a resource that was removed.
	 * @param reason the reason for the removal, from {@link ErasureService#removalReason}
	 */
	public static ApiProblem gone(String reason) {
		return reason.equals(ErasureService.ERASED)
				? new ApiProblem(ProblemCode.ERASED, "The client erased it, with everything that belonged to it.")
				: new ApiProblem(ProblemCode.NO_LONGER_KEPT, "It was removed at the time given in expires_at.");
	}

	/**
	 * Returns the problem for a response that exists in other formats only.
	 */
	public static ApiProblem notAcceptable(List<MediaType> offered) {
		return new ApiProblem(ProblemCode.NOT_ACCEPTABLE,
				"This address returns %s. Accept that, or leave the Accept header out."
					.formatted(offered.stream().map(MediaType::toString).collect(Collectors.joining(" or "))));
	}

	/**
	 * Returns the problem for a request in a format that is not accepted.
	 */
	public static ApiProblem unsupportedMediaType(String detail) {
		return new ApiProblem(ProblemCode.UNSUPPORTED_MEDIA_TYPE, detail);
	}

	/**
	 * Returns the problem for a request that is larger than any accepted one.
	 */
	public static ApiProblem tooLarge(String detail) {
		return new ApiProblem(ProblemCode.REQUEST_TOO_LARGE, detail);
	}

	/**
	 * Returns the problem for a body that arrives too slowly, or not at all.
	 */
	public static ApiProblem tooSlow() {
		return new ApiProblem(ProblemCode.UPLOAD_TOO_SLOW,
				"The body did not arrive within the time limit. Try again over a faster connection, or send less.")
			.withHeader(HttpHeaders.CONNECTION, "close");
	}

	/**
	 * Returns the problem for a body with invalid HTTP framing.
	 */
	public static ApiProblem malformedBody() {
		return malformed(HttpStatus.BAD_REQUEST).withHeader(HttpHeaders.CONNECTION, "close");
	}

	/**
	 * Returns the problem for an unavailable dependency.
	 */
	public static ApiProblem unavailable() {
		return Quota.exhausted("service", 0, OUTAGE)
			.used(ProblemCode.UNAVAILABLE,
					"A service that this request needs is unavailable. Send the same request again.");
	}

	public static ApiProblem of(HttpStatusCode code) {
		HttpStatus status = HttpStatus.resolve(code.value());
		if (status == null) {
			return of(code.is4xxClientError() ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR);
		}
		return switch (status) {
			case NOT_FOUND -> notFound("There is no resource at this address.");
			case METHOD_NOT_ALLOWED -> new ApiProblem(ProblemCode.METHOD_NOT_ALLOWED,
					"This address does not support the method. Use one of those in the Allow header.");
			case NOT_ACCEPTABLE -> notAcceptable(List.of(MediaType.APPLICATION_JSON));
			case UNSUPPORTED_MEDIA_TYPE ->
				unsupportedMediaType("This address does not accept the Content-Type of the request.");
			case REQUEST_TIMEOUT -> tooSlow();
			case CONTENT_TOO_LARGE -> tooLarge("The request is larger than this service accepts.");
			case INTERNAL_SERVER_ERROR -> internal();
			case SERVICE_UNAVAILABLE -> unavailable();
			default -> malformed(status);
		};
	}

	private static ApiProblem malformed(HttpStatus status) {
		return new ApiProblem(ProblemCode.MALFORMED_REQUEST,
				"The request is not valid HTTP. Check its address and headers.")
			.withStatus(status);
	}

	private static ApiProblem internal() {
		return new ApiProblem(ProblemCode.INTERNAL_ERROR,
				"An unexpected error occurred. Try again; if it happens again, give the operator the request_id.");
	}

}
