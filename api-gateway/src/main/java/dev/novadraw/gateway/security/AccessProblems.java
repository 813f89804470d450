package dev.novadraw.gateway.security;

import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.novadraw.engine.problem.Problem;
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
		return unauthorized("KEY_MISSING", "Missing API key", "This request needs an API key. " + SEND_AS, "");
	}

	static ApiProblem keyInvalid() {
		return unauthorized("KEY_INVALID", "Invalid key or token",
				"The key, token or ticket is mistyped, expired, used up or revoked. Check it, or ask the operator for another. "
						+ SEND_AS,
				", error=\"invalid_token\"");
	}

	static ApiProblem tooManyFailures(int perMinute, Duration pause) {
		return new Quota("failed-keys", perMinute, Duration.ofMinutes(1), 0, pause).used(HttpStatus.TOO_MANY_REQUESTS,
				new Problem("TOO_MANY_FAILED_KEYS", "Too many invalid keys",
						"Too many invalid keys came from this address. Check the key before you try again.", true));
	}

	static ApiProblem scopeMissing(Collection<String> needed) {
		String scopes = needed.stream().sorted().collect(Collectors.joining(" or "));
		return new ApiProblem(HttpStatus.FORBIDDEN, new Problem("SCOPE_MISSING", "Missing scope",
				"This request needs a key with the scope %s. Ask the operator for one.".formatted(scopes), false))
			.withHeader(HttpHeaders.WWW_AUTHENTICATE,
					"Bearer realm=\"nova\", error=\"insufficient_scope\", scope=\"%s\"".formatted(scopes));
	}

	static ApiProblem foreignPage() {
		return new ApiProblem(HttpStatus.FORBIDDEN, new Problem("FOREIGN_ORIGIN", "Origin not allowed",
				"A service without keys accepts requests from this machine only, and none from web pages.", false));
	}

	static ApiProblem foreignOrigin() {
		return new ApiProblem(HttpStatus.FORBIDDEN, new Problem("FOREIGN_ORIGIN", "Origin not allowed",
				"Web pages of this origin cannot send this request. The operator can allow an origin in NOVA_CORS_ORIGINS.",
				false));
	}

	private static ApiProblem unauthorized(String code, String title, String detail, String error) {
		return new ApiProblem(HttpStatus.UNAUTHORIZED, new Problem(code, title, detail, false))
			.withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"nova\"" + error);
	}

}
