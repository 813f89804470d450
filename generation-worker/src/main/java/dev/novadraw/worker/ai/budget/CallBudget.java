package dev.novadraw.worker.ai.budget;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.novadraw.worker.ai.provider.ProviderFailure;
import dev.novadraw.worker.ai.provider.Route;

/**
 * Decides before each call whether it may be made, for the whole fleet, and keeps account
 * of what calls cost.
 */
public interface CallBudget {

	/**
	 * Asks for a call.
	 * @param tokens how many it will need at most, sent and written
	 * @param micros what it will cost at most
	 */
	Admission admit(Route route, AttemptContext context, long tokens, long micros);

	/**
	 * Says what a call has needed in truth.
	 * @param wasted whether nothing came of it
	 */
	void settle(Admission.Granted call, long inputTokens, long outputTokens, long micros, boolean wasted);

	/**
	 * Says that something that was paid for is thrown away.
	 * @param day the day on which it was booked
	 */
	void waste(LocalDate day, String client, String provider, String model, long micros);

	/**
	 * Leaves a model alone for a while, because its provider asks for it.
	 */
	void rest(Route route, Duration wait);

	/**
	 * Leaves a provider alone until an operator resumes it.
	 */
	void pause(Route route, String reason);

	/**
	 * Delays the calls of all workers if a failure demands it.
	 */
	default void heed(ProviderFailure failure, Route route) {
		Duration after = failure.after();
		if (failure.reason() == ProviderFailure.Reason.RATE_LIMITED && after != null) {
			rest(route, after);
		}
		if (failure.reason() == ProviderFailure.Reason.PAUSED) {
			pause(route, "The provider refuses the key, the account or the model");
		}
	}

	/**
	 * The names of the providers that are paused for all.
	 */
	Set<String> paused();

	/**
	 * Whether a call may be made.
	 */
	sealed interface Admission {

		/**
		 * It may, and this much is set aside for it.
		 *
		 * @param day the day of UTC on which it is set aside and will be booked, whenever
		 * the call ends; null for calls nobody keeps account of
		 */
		record Granted(String client, String provider, String model, @Nullable LocalDate day, long tokens,
				long micros) implements Admission {
		}

		/**
		 * Not now: the provider has been asked for as much as it may be.
		 */
		record Later(Duration until) implements Admission {
		}

		/**
		 * Not while nobody can look into the books.
		 */
		record Closed() implements Admission {
		}

		/**
		 * Not while the provider is paused.
		 */
		record Paused() implements Admission {
		}

		/**
		 * Not for this money.
		 *
		 * @param of whose cap it is: {@code job}, {@code client} or {@code day}
		 */
		record TooExpensive(String of) implements Admission {
		}

	}

}
