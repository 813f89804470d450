package dev.novadraw.worker.ai.model;

import java.util.stream.Stream;

/**
 * The price of a model, in US dollars.
 *
 * @param input the price of a million input tokens
 * @param cachedInput the price of a million input tokens that are read from the cache
 * @param cacheWrite the price of a million input tokens that are written to the cache
 * @param output the price of a million output tokens
 * @param picture the price of a picture that is made
 * @param audioSecond the price of a second of audio
 */
public record Price(double input, double cachedInput, double cacheWrite, double output, double picture,
		double audioSecond) {

	/** The price of models that cost nothing. */
	public static final Price FREE = new Price(0, 0, 0, 0, 0, 0);

	private static final double MICROS = 1e6;

	public boolean isPaid() {
		return kinds().anyMatch((price) -> price > 0);
	}

	private Stream<Double> kinds() {
		return Stream.of(this.input, this.cachedInput, this.cacheWrite, this.output, this.picture, this.audioSecond);
	}

	/**
	 * Returns the price of a call in millionths of a dollar: the price of a million
	 * tokens in dollars equals the price of one token in millionths.
	 */
	public long micros(TokenUsage usage) {
		return Math.round(usage.input() * this.input + usage.cachedInput() * this.cachedInput
				+ usage.cacheWrite() * this.cacheWrite + usage.output() * this.output);
	}

	/**
	 * Returns the most that a call can cost, in millionths of a dollar, whatever the
	 * provider caches.
	 */
	public long maxMicros(long inputTokens, long outputTokens) {
		double dearest = Math.max(this.input, Math.max(this.cachedInput, this.cacheWrite));
		return Math.round(inputTokens * dearest + outputTokens * this.output);
	}

	/**
	 * Returns the price of pictures in millionths of a dollar.
	 */
	public long pictureMicros(long pictures) {
		return Math.round(pictures * this.picture * MICROS);
	}

	/**
	 * Returns the price of audio in millionths of a dollar.
	 */
	public long audioMicros(double seconds) {
		return Math.round(seconds * this.audioSecond * MICROS);
	}

	/**
	 * Returns the higher price of the two, kind by kind.
	 */
	Price dearer(Price other) {
		return new Price(Math.max(this.input, other.input), Math.max(this.cachedInput, other.cachedInput),
				Math.max(this.cacheWrite, other.cacheWrite), Math.max(this.output, other.output),
				Math.max(this.picture, other.picture), Math.max(this.audioSecond, other.audioSecond));
	}

}
