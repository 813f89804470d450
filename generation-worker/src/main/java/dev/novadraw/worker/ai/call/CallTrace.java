package dev.novadraw.worker.ai.call;

import java.time.Duration;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.worker.ai.budget.CallPurpose;
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
	 * @param error the class of the error, or null if the call succeeded
	 * @param cause the type of the exception behind the error, or null
	 */
	public AttemptCall end(@Nullable Integer status, @Nullable String error, @Nullable String cause) {
		return end(status, error, cause, 0, 0, 0, null);
	}

	/**
	 * Returns the ledger entry of a call.
	 * @param micros the cost, in millionths of a US dollar
	 * @param day the UTC day on which the cost is recorded; null without accounting
	 */
	public AttemptCall end(@Nullable Integer status, @Nullable String error, @Nullable String cause, long inputTokens,
			long outputTokens, long micros, @Nullable LocalDate day) {
		return new AttemptCall(this.purpose.text(), this.provider, this.model, status, error, cause, inputTokens,
				outputTokens, micros, Duration.ofNanos(System.nanoTime() - this.startNanos).toMillis(), day);
	}

}
