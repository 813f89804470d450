package dev.novadraw.engine.job;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Tokens, money and calls that an attempt used at AI providers, for the ledger.
 *
 * @param provider the last provider that was paid
 * @param model the model of that provider
 * @param inputTokens the tokens sent in all calls of the attempt
 * @param outputTokens the tokens received in all calls of the attempt
 * @param costMicros the cost of all calls of the attempt in millionths of a US dollar
 * @param promptVersion the version of the prompt
 * @param calls the calls that were made or rejected, oldest first
 */
public record Spending(@Nullable String provider, @Nullable String model, long inputTokens, long outputTokens,
		long costMicros, @Nullable String promptVersion, List<AttemptCall> calls) {

	/**
	 * The spending of an attempt without calls.
	 */
	public static final Spending NONE = new Spending(null, null, 0, 0, 0, null, List.of());

	public Spending {
		calls = List.copyOf(calls);
	}

	public Spending(String provider, String model, long inputTokens, long outputTokens, long costMicros) {
		this(provider, model, inputTokens, outputTokens, costMicros, null, List.of());
	}

	/**
	 * Returns true if no call was made and none was rejected.
	 */
	public boolean isEmpty() {
		return equals(NONE);
	}

	/**
	 * Returns the spending of a call that the provider is paid for.
	 */
	public static Spending paid(AttemptCall call, String promptVersion) {
		return new Spending(call.provider(), call.model(), call.inputTokens(), call.outputTokens(), call.costMicros(),
				promptVersion, List.of(call));
	}

	/**
	 * Returns the spending of a call that was rejected or is free.
	 */
	public static Spending unpaid(AttemptCall call) {
		return new Spending(null, null, 0, 0, 0, null, List.of(call));
	}

	/**
	 * Returns the same spending, with an error for the last call that was found later.
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
