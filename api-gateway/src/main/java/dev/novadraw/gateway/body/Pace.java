package dev.novadraw.gateway.body;

import java.time.Duration;

/**
 * How fast one body comes, from when it is waited for.
 */
final class Pace {

	private final BodySettings settings;

	private final long begun = System.nanoTime();

	private long bytes;

	Pace(BodySettings settings) {
		this.settings = settings;
	}

	/**
	 * Counts what came.
	 * @return false if the body is too slow by now
	 */
	boolean keeps(int came) {
		this.bytes += came;
		return !this.settings.isTooSlow(this.bytes, Duration.ofNanos(System.nanoTime() - this.begun));
	}

	long bytes() {
		return this.bytes;
	}

}
