package dev.novadraw.engine.job;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A call of an AI provider in the ledger, made or rejected, without its content.
 *
 * @param purpose {@code moderation_in}, {@code generation}, {@code repair} or
 * {@code moderation_out}
 * @param provider the provider, null if none was available
 * @param model the model of that provider
 * @param status the HTTP status of the response, null if there was none
 * @param error the class of the error, such as {@code unavailable} or
 * {@code rate_limited}, null if there was none
 * @param cause the type of the exception behind the error
 * @param inputTokens the number of tokens sent
 * @param outputTokens the number of tokens received
 * @param costMicros the cost of the call in millionths of a US dollar
 * @param durationMs the duration of the call in milliseconds
 * @param day the UTC day of the cost in the ledger, null if there is no ledger
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record AttemptCall(String purpose, @Nullable String provider, @Nullable String model, @Nullable Integer status,
		@Nullable String error, @Nullable String cause, long inputTokens, long outputTokens, long costMicros,
		long durationMs, @Nullable LocalDate day) {

	/**
	 * Returns the same call with an error that was found later.
	 */
	AttemptCall failed(String error) {
		return new AttemptCall(this.purpose, this.provider, this.model, this.status, error, this.cause,
				this.inputTokens, this.outputTokens, this.costMicros, this.durationMs, this.day);
	}

}
