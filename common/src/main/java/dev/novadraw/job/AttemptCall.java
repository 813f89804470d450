package dev.novadraw.job;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A call of an AI provider that an attempt made or could not make, as the ledger keeps
 * it. It holds nothing of what was sent or answered.
 *
 * @param purpose what it was for: moderation_in, generation, repair or moderation_out
 * @param provider whom it was for, null when no provider could be asked
 * @param model the provider's name of the model
 * @param status the HTTP status of the answer, null when there was none
 * @param error the class of the error, such as unavailable or rate_limited, null when it
 * worked
 * @param cause the type of the exception behind the error
 * @param inputTokens how many tokens were sent
 * @param outputTokens how many tokens were written
 * @param costMicros what it cost, in millionths of a US dollar
 * @param durationMs how long it took, in milliseconds
 * @param day the day of UTC on which its cost is booked, null when nobody keeps account
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record AttemptCall(String purpose, @Nullable String provider, @Nullable String model, @Nullable Integer status,
		@Nullable String error, @Nullable String cause, long inputTokens, long outputTokens, long costMicros,
		long durationMs, @Nullable LocalDate day) {

	/**
	 * The same call, which ended with an error after all.
	 */
	AttemptCall failed(String error) {
		return new AttemptCall(this.purpose, this.provider, this.model, this.status, error, this.cause,
				this.inputTokens, this.outputTokens, this.costMicros, this.durationMs, this.day);
	}

}
