package dev.novadraw.gateway.idempotency;

import java.time.Duration;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.loop.WorkLoop;

/**
 * A loop that deletes idempotency keys after a day.
 */
@Service
class IdempotencyKeyCleanup extends WorkLoop {

	private final IdempotencyKeyRepository keys;

	IdempotencyKeyCleanup(IdempotencyKeyRepository keys) {
		super("cleanup of idempotency keys", Duration.ofMinutes(1));
		this.keys = keys;
	}

	@Override
	protected boolean step() {
		return this.keys.removeExpired();
	}

}
