package dev.novadraw.gateway.credential;

import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * The exception for a credential that is not valid, but cannot be a guess: it was valid
 * before, or the trusted issuer signed it.
 */
public final class LapsedCredentialException extends InvalidBearerTokenException {

	private static final long serialVersionUID = 1L;

	LapsedCredentialException() {
		super("Not valid any more");
	}

}
