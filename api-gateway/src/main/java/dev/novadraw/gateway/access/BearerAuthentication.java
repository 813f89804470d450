package dev.novadraw.gateway.access;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Finds out who stands behind what came in the Authorization header: a token of ours, or
 * the JWT of an issuer we trust.
 */
@Component
class BearerAuthentication implements AuthenticationManager {

	private static final String OURS = "nova_";

	private final Callers callers;

	private final JwtCallers jwtCallers;

	BearerAuthentication(Callers callers, JwtCallers jwtCallers) {
		this.callers = callers;
		this.jwtCallers = jwtCallers;
	}

	@Override
	public Authentication authenticate(Authentication sent) {
		String text = ((BearerTokenAuthenticationToken) sent).getToken();
		if (text.startsWith(OURS)) {
			return Token.parse(text)
				.flatMap(this.callers::of)
				.map(CallerToken::new)
				.orElseThrow(() -> new InvalidBearerTokenException("Not a token of ours"));
		}
		return new CallerToken(this.jwtCallers.of(text));
	}

}
