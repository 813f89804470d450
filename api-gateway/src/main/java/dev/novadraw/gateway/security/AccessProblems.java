package dev.novadraw.gateway.security;

import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

import org.springframework.http.HttpHeaders;

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.Quota;

/**
 * The problems of requests that are not authenticated or not authorized.
 */
final class AccessProblems {

	private static final String SEND_AS = "Send it as 'Authorization: Bearer nova_live_…'.";

	private AccessProblems() {
	}

	static ApiProblem keyMissing() {
		return unauthorized(ProblemCode.KEY_MISSING, "This request needs an API key. " + SEND_AS, "");
	}

	static ApiProblem keyInvalid() {
		return unauthorized(ProblemCode.KEY_INVALID,
				"The key, token or ticket is mistyped, expired, used up or revoked. Check it, or ask the operator for another. "
						+ SEND_AS,
				", error=\"invalid_token\"");
	}

	static ApiProblem tooManyFailures(int perMinute, Duration pause) {
		return new Quota("failed-keys", perMinute, Duration.ofMinutes(1), 0, pause).used(
				ProblemCode.TOO_MANY_FAILED_KEYS,
				"Too many invalid keys came from this address. Check the key before you try again.");
	}

	static ApiProblem scopeMissing(Collection<String> needed) {
		String scopes = needed.stream().sorted().collect(Collectors.joining(" or "));
		return new ApiProblem(ProblemCode.SCOPE_MISSING,
				"This request needs a key with the scope %s. Ask the operator for one.".formatted(scopes))
			.withHeader(HttpHeaders.WWW_AUTHENTICATE,
					"Bearer realm=\"nova\", error=\"insufficient_scope\", scope=\"%s\"".formatted(scopes));
	}

	static ApiProblem foreignPage() {
		return new ApiProblem(ProblemCode.FOREIGN_ORIGIN,
				"A service without keys accepts requests from this machine only, and none from web pages.");
	}

	static ApiProblem foreignOrigin() {
		return new ApiProblem(ProblemCode.FOREIGN_ORIGIN,
				"Web pages of this origin cannot send this request. The operator can allow an origin in NOVA_CORS_ORIGINS.");
	}

	private static ApiProblem unauthorized(ProblemCode code, String detail, String error) {
		return new ApiProblem(code, detail).withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"nova\"" + error);
	}

}
