package dev.novadraw.engine.outage;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.NestedExceptionUtils;

/**
 * The log of one dependency's outages: a line when an outage begins, one a minute while
 * it lasts, and one when it ends. An outage lasts until all users that failed work again.
 */
final class OutageLog {

	private static final Logger log = LoggerFactory.getLogger(OutageLog.class);

	private static final Duration REPEAT = Duration.ofMinutes(1);

	/** The time for which a failure counts if its operation is not repeated. */
	private static final Duration ONCE = Duration.ofSeconds(5);

	private final String name;

	private final LongSupplier nanos;

	private final Set<Object> failing = new HashSet<>();

	private volatile boolean away;

	private long begun;

	private long reported;

	private long failedOnce;

	OutageLog(String name, LongSupplier nanos) {
		this.name = name;
		this.nanos = nanos;
	}

	synchronized void failed(Object user, Throwable cause) {
		this.failing.add(user);
		report(cause);
	}

	synchronized void failedOnce(Throwable cause) {
		this.failedOnce = this.nanos.getAsLong();
		if (!this.away) {
			this.failing.add(this);
		}
		report(cause);
	}

	boolean isOpen() {
		return this.away;
	}

	void works(Object user) {
		if (this.away) {
			end(user);
		}
	}

	private void report(Throwable cause) {
		long now = this.nanos.getAsLong();
		if (!this.away) {
			this.away = true;
			this.begun = now;
			this.reported = now;
			log.warn("{} unavailable: cause=\"{}\"", this.name, root(cause));
		}
		else if (now - this.reported >= REPEAT.toNanos()) {
			this.reported = now;
			log.warn("{} still unavailable: for={}s cause=\"{}\"", this.name, seconds(now), root(cause));
		}
	}

	private synchronized void end(Object user) {
		long now = this.nanos.getAsLong();
		this.failing.remove(user);
		if (now - this.failedOnce >= ONCE.toNanos()) {
			this.failing.remove(this);
		}
		if (this.away && this.failing.isEmpty()) {
			this.away = false;
			log.info("{} available again: after={}s", this.name, seconds(now));
		}
	}

	private long seconds(long now) {
		return Duration.ofNanos(now - this.begun).toSeconds();
	}

	private static String root(Throwable failure) {
		return NestedExceptionUtils.getMostSpecificCause(failure).toString().lines().findFirst().orElse("");
	}

}
