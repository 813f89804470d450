package dev.novadraw.gateway.security;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.caller.CallerToken;
import dev.novadraw.gateway.credential.CallerResolver;
import dev.novadraw.gateway.credential.JwtCallerResolver;
import dev.novadraw.gateway.credential.Token;

/**
 * Authentication by a bearer credential: a token of this service, or a JWT of the trusted
 * issuer.
 */
@Component
class BearerAuthentication implements AuthenticationManagerResolver<HttpServletRequest> {

	private static final String OURS = "nova_";

	private final CallerResolver callers;

	private final JwtCallerResolver jwtCallers;

	private final FailedKeyLimiter failedKeys;

	BearerAuthentication(CallerResolver callers, JwtCallerResolver jwtCallers, FailedKeyLimiter failedKeys) {
		this.callers = callers;
		this.jwtCallers = jwtCallers;
		this.failedKeys = failedKeys;
	}

	@Override
	public AuthenticationManager resolve(HttpServletRequest request) {
		return (sent) -> authenticate(((BearerTokenAuthenticationToken) sent).getToken(), request);
	}

	private Authentication authenticate(String text, HttpServletRequest request) {
		return new CallerToken(text.startsWith(OURS) ? byToken(text, request) : byJwt(text, request));
	}

	// A token with a typing error costs no look-up, and a remembered one needs no permit.
	private Caller byToken(String text, HttpServletRequest request) {
		Token token = Token.parse(text)
			.orElseThrow(() -> new InvalidBearerTokenException("Not a token of this service"));
		return this.callers.isRemembered(token) ? this.callers.of(token)
				: this.failedKeys.lookUp(request, () -> this.callers.of(token));
	}

	private Caller byJwt(String text, HttpServletRequest request) {
		this.jwtCallers.requireWellFormed(text);
		return this.jwtCallers.isRemembered(text) ? this.jwtCallers.of(text)
				: this.failedKeys.lookUp(request, () -> this.jwtCallers.of(text));
	}

}
