package dev.novadraw.gateway.limit.rate;

import java.time.Duration;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.loop.WorkLoop;

/**
 * Removes expired rate limit rows.
 */
@Service
class RateLimitCleanup extends WorkLoop {

	private final RateLimitRepository limits;

	RateLimitCleanup(RateLimitRepository limits) {
		super("cleanup of rate limits", Duration.ofMinutes(1));
		this.limits = limits;
	}

	@Override
	protected boolean step() {
		return this.limits.removeExpired();
	}

}
