package dev.novadraw.worker.ai.model;

/**
 * The tokens of one call, by kind. No token is counted twice.
 *
 * @param input the input tokens at full price
 * @param cachedInput the input tokens read from the provider's cache
 * @param cacheWrite the input tokens written to the provider's cache
 * @param output the output tokens, including those of thoughts
 */
public record TokenUsage(long input, long cachedInput, long cacheWrite, long output) {

	/** No tokens. */
	public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0);

	/**
	 * Returns the tokens of a call that used no cache.
	 */
	public static TokenUsage of(long input, long output) {
		return new TokenUsage(input, 0, 0, output);
	}

	/**
	 * Returns the number of input tokens of all kinds.
	 */
	public long totalInput() {
		return this.input + this.cachedInput + this.cacheWrite;
	}

}
