package dev.novadraw.worker.ai.call;

import java.time.Duration;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.worker.ai.budget.CallPurpose;
import dev.novadraw.worker.ai.provider.Route;

/**
 * A call under way, until its end is written into the ledger.
 *
 * @param purpose what it is for
 * @param provider whom it goes to
 * @param model the provider's name of the model
 * @param begun when, as {@link System#nanoTime()} says
 */
public record CallTrace(CallPurpose purpose, String provider, String model, long begun) {

	public static CallTrace begin(CallPurpose purpose, Route route, String model) {
		return new CallTrace(purpose, route.provider(), model, System.nanoTime());
	}

	/**
	 * The end of a call that is free.
	 * @param status the HTTP status of its answer, null when there was none
	 * @param error the class of the error, null when it worked
	 * @param cause the type of the exception behind the error
	 */
	public AttemptCall end(@Nullable Integer status, @Nullable String error, @Nullable String cause) {
		return end(status, error, cause, 0, 0, 0, null);
	}

	/**
	 * The end of a call.
	 * @param micros what it cost, in millionths of a US dollar
	 * @param day the day of UTC on which that is booked, null when nobody keeps account
	 */
	public AttemptCall end(@Nullable Integer status, @Nullable String error, @Nullable String cause, long inputTokens,
			long outputTokens, long micros, @Nullable LocalDate day) {
		return new AttemptCall(this.purpose.text(), this.provider, this.model, status, error, cause, inputTokens,
				outputTokens, micros, Duration.ofNanos(System.nanoTime() - this.begun).toMillis(), day);
	}

}
