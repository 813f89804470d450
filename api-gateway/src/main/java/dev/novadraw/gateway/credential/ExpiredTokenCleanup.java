package dev.novadraw.gateway.credential;

import java.time.Duration;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.loop.WorkLoop;

/**
 * A loop that deletes expired tokens and tickets.
 */
@Service
class ExpiredTokenCleanup extends WorkLoop {

	private final AccessTokenRepository tokens;

	ExpiredTokenCleanup(AccessTokenRepository tokens) {
		super("cleanup of expired tokens", Duration.ofMinutes(1));
		this.tokens = tokens;
	}

	@Override
	protected boolean step() {
		return this.tokens.removeExpired();
	}

}
