package dev.novadraw.engine.schema;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import dev.novadraw.engine.setting.NotReadyException;

/**
 * Reports whether the application still has its rights in the database. The check runs in
 * the background; probes get the previous result and never wait.
 */
public final class RightsHealth implements HealthIndicator {

	private static final Logger log = LoggerFactory.getLogger(RightsHealth.class);

	private static final long INTERVAL_NANOS = Duration.ofSeconds(5).toNanos();

	private final RightsCheck check;

	private final AtomicBoolean isRunning = new AtomicBoolean();

	private volatile long checkedAt = System.nanoTime() - INTERVAL_NANOS;

	private volatile @Nullable String missing;

	public RightsHealth(RightsCheck check) {
		this.check = check;
	}

	@Override
	public Health health() {
		if (System.nanoTime() - this.checkedAt >= INTERVAL_NANOS && this.isRunning.compareAndSet(false, true)) {
			Thread.ofVirtual().name("rights-check").start(this::repeat);
		}
		String reason = this.missing;
		return (reason != null) ? Health.down().withDetail("reason", reason).build() : Health.up().build();
	}

	private void repeat() {
		try {
			NotReadyException refusal = this.check.repeat();
			String reason = (refusal != null) ? refusal.getMessage() : null;
			if (reason != null && !reason.equals(this.missing)) {
				log.error("Database rights missing: {}", reason);
			}
			else if (reason == null && this.missing != null) {
				log.info("Database rights complete again");
			}
			this.missing = reason;
		}
		finally {
			this.checkedAt = System.nanoTime();
			this.isRunning.set(false);
		}
	}

}
