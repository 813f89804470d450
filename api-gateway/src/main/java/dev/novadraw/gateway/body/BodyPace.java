package dev.novadraw.gateway.body;

import java.time.Duration;

/**
 * The pace at which one body arrives, measured from construction.
 */
final class BodyPace {

	private final BodyProperties settings;

	private final long length;

	private final long begun = System.nanoTime();

	private long bytes;

	/**
	 * Starts to measure a body.
	 * @param length the announced length in bytes, -1 if unknown
	 */
	BodyPace(BodyProperties settings, long length) {
		this.settings = settings;
		this.length = length;
	}

	/**
	 * Counts bytes that arrived.
	 * @return false if the body is too slow by now
	 */
	boolean keeps(int received) {
		this.bytes += received;
		return !this.settings.isTooSlow(this.bytes, this.length, Duration.ofNanos(System.nanoTime() - this.begun));
	}

	long bytes() {
		return this.bytes;
	}

}
