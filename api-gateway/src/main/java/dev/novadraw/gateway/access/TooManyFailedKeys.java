package dev.novadraw.gateway.access;

import java.time.Duration;

import org.springframework.security.core.AuthenticationException;

/**
 * From one address came too many keys that are not valid.
 */
final class TooManyFailedKeys extends AuthenticationException {

	private static final long serialVersionUID = 1L;

	private final Duration pause;

	TooManyFailedKeys(Duration pause) {
		super("Too many keys were wrong");
		this.pause = pause;
	}

	Duration pause() {
		return this.pause;
	}

}
