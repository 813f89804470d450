package dev.novadraw.worker.ai.model;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.setting.Range;

/**
 * A price that may leave out kinds. All kinds are in US dollars.
 *
 * @param input the price of a million input tokens
 * @param cachedInput the price of a million input tokens that are read from the cache
 * @param cacheWrite the price of a million input tokens that are written to the cache
 * @param output the price of a million output tokens
 * @param picture the price of a picture that is made
 * @param audioSecond the price of a second of audio
 */
public record PriceSettings(@Nullable Double input, @Nullable Double cachedInput, @Nullable Double cacheWrite,
		@Nullable Double output, @Nullable Double picture, @Nullable Double audioSecond) {

	/** All kinds left out. */
	public static final PriceSettings NONE = new PriceSettings(null, null, null, null, null, null);

	/**
	 * Checks that no price is negative.
	 * @param setting the name of this price, for messages
	 */
	public void requireInRange(String setting) {
		require(setting + ".input", this.input);
		require(setting + ".cached-input", this.cachedInput);
		require(setting + ".cache-write", this.cacheWrite);
		require(setting + ".output", this.output);
		require(setting + ".picture", this.picture);
		require(setting + ".audio-second", this.audioSecond);
	}

	private static void require(String setting, @Nullable Double price) {
		Range.requireNotNegative(setting, (price != null) ? price : 0);
	}

	/**
	 * Returns this price, with the known price of the kinds that it leaves out. If it
	 * names the price of input, cached input is as dear, unless it names that too.
	 */
	public Price over(Price known) {
		double inputPrice = either(this.input, known.input());
		boolean own = this.input != null;
		return new Price(inputPrice, either(this.cachedInput, own ? inputPrice : known.cachedInput()),
				either(this.cacheWrite, own ? inputPrice : known.cacheWrite()), either(this.output, known.output()),
				either(this.picture, known.picture()), either(this.audioSecond, known.audioSecond()));
	}

	private static double either(@Nullable Double price, double known) {
		return (price != null) ? price : known;
	}

	/**
	 * Returns true if it names the prices of a chat model.
	 */
	public boolean namesTokens() {
		return this.input != null && this.output != null;
	}

}
