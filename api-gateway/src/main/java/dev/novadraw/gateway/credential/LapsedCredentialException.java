package dev.novadraw.gateway.credential;

import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * The credential is not valid, but nobody has guessed it: it was valid once, or the
 * trusted issuer signed it.
 */
public final class LapsedCredentialException extends InvalidBearerTokenException {

	private static final long serialVersionUID = 1L;

	LapsedCredentialException() {
		super("Not valid any more");
	}

}
