package dev.novadraw.worker.ai.budget;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.novadraw.worker.ai.provider.ProviderFailure;
import dev.novadraw.worker.ai.provider.Route;

/**
 * The budget of the fleet: admits calls and records their cost.
 */
public interface CallBudget {

	/** The maximum length of the reason for a pause, in characters. */
	int MAX_REASON = 200;

	/**
	 * Decides whether a call may be made, and reserves its maximum use if so.
	 * @param tokens the maximum number of tokens, input and output
	 * @param micros the maximum cost, in millionths of a dollar
	 */
	Admission admit(Route route, AttemptContext context, long tokens, long micros);

	/**
	 * Replaces the reservation of a call by its actual use.
	 * @param wasted true if the call produced no usable answer
	 */
	void settle(Admission.Granted call, long inputTokens, long outputTokens, long micros, boolean wasted);

	/**
	 * Marks the cost of a settled call as wasted, because its result is discarded.
	 * @param day the day on which the cost was recorded
	 */
	void markWasted(LocalDate day, String client, String provider, String model, long micros);

	/**
	 * Delays all calls to a model, as its provider asked.
	 */
	void delayCalls(Route route, Duration wait);

	/**
	 * Pauses a provider until an operator resumes it.
	 */
	void pause(Route route, String reason);

	/**
	 * Delays or pauses the calls of all workers if a failure requires it.
	 */
	default void applyFailure(ProviderFailure failure, Route route) {
		Duration after = failure.after();
		if (failure.reason() == ProviderFailure.Reason.RATE_LIMITED && after != null) {
			delayCalls(route, after);
		}
		if (failure.reason() == ProviderFailure.Reason.PAUSED) {
			pause(route, pauseReason(failure));
		}
	}

	private static String pauseReason(ProviderFailure failure) {
		String reason = "The provider refuses the key, the account, the model or a setting: " + failure.details();
		return reason.substring(0, Math.min(reason.length(), MAX_REASON));
	}

	/**
	 * Returns the names of the providers that are paused for the fleet.
	 */
	Set<String> paused();

	/**
	 * The decision about a call.
	 */
	sealed interface Admission {

		/**
		 * The call may be made, and its maximum use is reserved.
		 *
		 * @param day the UTC day on which the cost is reserved and later recorded, even
		 * if the call ends on another day; null for calls without accounting
		 */
		record Granted(String client, String provider, String model, @Nullable LocalDate day, long tokens,
				long micros) implements Admission {
		}

		/**
		 * The rate limit of the model is reached.
		 *
		 * @param delay the time until the call may be made
		 */
		record RateLimited(Duration delay) implements Admission {
		}

		/**
		 * The database is unavailable, so the budget cannot be checked.
		 */
		record BudgetUnavailable() implements Admission {
		}

		/**
		 * The provider is paused.
		 */
		record Paused() implements Admission {
		}

		/**
		 * The call might exceed a spend cap.
		 *
		 * @param scope the scope of the cap: {@code job}, {@code client} or {@code day}
		 */
		record OverCap(String scope) implements Admission {
		}

	}

}
