package dev.novadraw.engine.event;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs events that wait for an open transaction: once when the wait has become long,
 * every minute while it lasts, and when it is over.
 */
final class RelayDelayLog {

	/** Longer than any transaction of this service takes. */
	static final Duration LONG = Duration.ofSeconds(2);

	private static final Logger log = LoggerFactory.getLogger(RelayDelayLog.class);

	private static final Duration REPEAT = Duration.ofMinutes(1);

	private final LongSupplier nanos;

	private boolean reported;

	private long begun;

	private long next;

	RelayDelayLog(LongSupplier nanos) {
		this.nanos = nanos;
	}

	/**
	 * Reports that events wait.
	 * @param waiting the time they have waited
	 * @param blocker describes the transaction they wait for; called only for a log line
	 */
	void waits(Duration waiting, Supplier<String> blocker) {
		long now = this.nanos.getAsLong();
		if (waiting.compareTo(LONG) < 0) {
			over();
		}
		else if (!this.reported) {
			this.reported = true;
			this.begun = now - waiting.toNanos();
			this.next = now + REPEAT.toNanos();
			log.warn("Events wait for an open transaction: {} waiting={}s", blocker.get(), waiting.toSeconds());
		}
		else if (now - this.next >= 0) {
			this.next = now + REPEAT.toNanos();
			log.warn("Events still wait for an open transaction: {} waiting={}s", blocker.get(), waiting.toSeconds());
		}
	}

	/**
	 * Reports that events no longer wait.
	 */
	void over() {
		if (this.reported) {
			this.reported = false;
			log.info("Events no longer wait for an open transaction: after={}s",
					Duration.ofNanos(this.nanos.getAsLong() - this.begun).toSeconds());
		}
	}

}
