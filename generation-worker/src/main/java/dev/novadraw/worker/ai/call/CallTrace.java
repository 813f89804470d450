package dev.novadraw.worker.ai.call;

import java.time.Duration;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.worker.ai.budget.CallPurpose;
import dev.novadraw.worker.ai.model.TokenUsage;
import dev.novadraw.worker.ai.provider.ProviderFailure;
import dev.novadraw.worker.ai.provider.Route;

/**
 * A call in progress, until it is recorded in the ledger.
 *
 * @param purpose the purpose of the call
 * @param provider the name of the provider
 * @param model the provider's name for the model
 * @param startNanos the start, by {@link System#nanoTime()}
 */
public record CallTrace(CallPurpose purpose, String provider, String model, long startNanos) {

	public static CallTrace begin(CallPurpose purpose, Route route, String model) {
		return new CallTrace(purpose, route.provider(), model, System.nanoTime());
	}

	/**
	 * Returns the ledger entry of a call that is free of charge.
	 * @param status the HTTP status, or null if there was no response
	 * @param failure the failure of the call, or null if it succeeded
	 */
	public AttemptCall end(@Nullable Integer status, @Nullable ProviderFailure failure) {
		return end(status, (failure != null) ? failure.tag() : null, failure, CallCost.NONE, null);
	}

	/**
	 * Returns the ledger entry of a call.
	 * @param status the HTTP status, or null if there was no response
	 * @param error the class of the error, or null if the call succeeded
	 * @param failure the failure behind the error, or null
	 * @param cost the cost of the call
	 * @param day the UTC day on which the cost is recorded; null without accounting
	 */
	AttemptCall end(@Nullable Integer status, @Nullable String error, @Nullable ProviderFailure failure, CallCost cost,
			@Nullable LocalDate day) {
		TokenUsage usage = cost.usage();
		return new AttemptCall(this.purpose.text(), this.provider, this.model, status, error,
				(failure != null) ? failure.origin() : null, usage.totalInput(), usage.output(), cost.micros(),
				Duration.ofNanos(System.nanoTime() - this.startNanos).toMillis(), day,
				(failure != null) ? failure.code() : null, (failure != null) ? failure.param() : null,
				positive(usage.cachedInput()), positive(usage.cacheWrite()), cost.isEstimated() ? Boolean.TRUE : null);
	}

	private static @Nullable Long positive(long count) {
		return (count > 0) ? count : null;
	}

}
