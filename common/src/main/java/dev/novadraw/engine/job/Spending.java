package dev.novadraw.engine.job;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Tokens, money and calls that an attempt used up at AI providers, for the ledger.
 *
 * @param provider the last one that was paid
 * @param model its model
 * @param inputTokens over all calls of the attempt
 * @param outputTokens over all calls of the attempt
 * @param costMicros in millionths of a US dollar, over all calls of the attempt
 * @param promptVersion which instructions the model had
 * @param calls each call that was made or could not be made, in their order
 */
public record Spending(@Nullable String provider, @Nullable String model, long inputTokens, long outputTokens,
		long costMicros, @Nullable String promptVersion, List<AttemptCall> calls) {

	/**
	 * No call was made.
	 */
	public static final Spending NONE = new Spending(null, null, 0, 0, 0, null, List.of());

	public Spending {
		calls = List.copyOf(calls);
	}

	public Spending(String provider, String model, long inputTokens, long outputTokens, long costMicros) {
		this(provider, model, inputTokens, outputTokens, costMicros, null, List.of());
	}

	/**
	 * True if no call was made and none was rejected.
	 */
	public boolean isNothing() {
		return equals(NONE);
	}

	/**
	 * A call that the provider is paid for.
	 */
	public static Spending paid(AttemptCall call, String promptVersion) {
		return new Spending(call.provider(), call.model(), call.inputTokens(), call.outputTokens(), call.costMicros(),
				promptVersion, List.of(call));
	}

	/**
	 * A call that was not made, or is free.
	 */
	public static Spending unpaid(AttemptCall call) {
		return new Spending(null, null, 0, 0, 0, null, List.of(call));
	}

	/**
	 * The same, but the last call failed after all.
	 */
	public Spending lastFailed(String error) {
		List<AttemptCall> calls = new ArrayList<>(this.calls);
		if (!calls.isEmpty()) {
			calls.add(calls.removeLast().failed(error));
		}
		return new Spending(this.provider, this.model, this.inputTokens, this.outputTokens, this.costMicros,
				this.promptVersion, calls);
	}

	public Spending plus(Spending later) {
		return new Spending((later.provider != null) ? later.provider : this.provider,
				(later.provider != null) ? later.model : this.model, this.inputTokens + later.inputTokens,
				this.outputTokens + later.outputTokens, this.costMicros + later.costMicros,
				(later.promptVersion != null) ? later.promptVersion : this.promptVersion,
				Stream.concat(this.calls.stream(), later.calls.stream()).toList());
	}

}
