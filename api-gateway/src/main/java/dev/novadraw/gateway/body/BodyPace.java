package dev.novadraw.gateway.body;

import java.time.Duration;

/**
 * How fast one body comes, from when it is waited for.
 */
final class BodyPace {

	private final BodyProperties settings;

	private final long length;

	private final long begun = System.nanoTime();

	private long bytes;

	/**
	 * Begins to wait for a body.
	 * @param length its announced length in bytes; -1 if there is none
	 */
	BodyPace(BodyProperties settings, long length) {
		this.settings = settings;
		this.length = length;
	}

	/**
	 * Counts what came.
	 * @return false if the body is too slow by now
	 */
	boolean keeps(int came) {
		this.bytes += came;
		return !this.settings.isTooSlow(this.bytes, this.length, Duration.ofNanos(System.nanoTime() - this.begun));
	}

	long bytes() {
		return this.bytes;
	}

}
