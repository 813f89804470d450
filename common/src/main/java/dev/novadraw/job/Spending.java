package dev.novadraw.job;

import org.jspecify.annotations.Nullable;

/**
 * What an attempt used up at AI providers, for the ledger.
 *
 * @param provider the last one called
 * @param model its model
 * @param inputTokens over all calls of the attempt
 * @param outputTokens over all calls of the attempt
 * @param costMicros in millionths of a US dollar, over all calls of the attempt
 * @param promptVersion which instructions the model had
 */
public record Spending(@Nullable String provider, @Nullable String model, long inputTokens, long outputTokens,
		long costMicros, @Nullable String promptVersion) {

	/**
	 * No call was made.
	 */
	public static final Spending NONE = new Spending(null, null, 0, 0, 0, null);

	public Spending(String provider, String model, long inputTokens, long outputTokens, long costMicros) {
		this(provider, model, inputTokens, outputTokens, costMicros, null);
	}

	public Spending plus(Spending later) {
		return new Spending(later.provider, later.model, this.inputTokens + later.inputTokens,
				this.outputTokens + later.outputTokens, this.costMicros + later.costMicros,
				(later.promptVersion != null) ? later.promptVersion : this.promptVersion);
	}

}
