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
 * @param inputTokens the number of tokens sent, including those of the cache
 * @param outputTokens the number of tokens received
 * @param costMicros the cost of the call in millionths of a US dollar
 * @param durationMs the duration of the call in milliseconds
 * @param day the UTC day of the cost in the ledger, null if there is no ledger
 * @param code the code of the provider's error, null if there was none
 * @param param the setting of the request that the provider's error names, null if there
 * was none
 * @param cachedInputTokens the number of tokens sent that were read from the provider's
 * cache, null if there were none
 * @param cacheWriteTokens the number of tokens sent that were written to the provider's
 * cache, null if there were none
 * @param estimated true if the provider did not report all tokens, null if it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record AttemptCall(String purpose, @Nullable String provider, @Nullable String model, @Nullable Integer status,
		@Nullable String error, @Nullable String cause, long inputTokens, long outputTokens, long costMicros,
		long durationMs, @Nullable LocalDate day, @Nullable String code, @Nullable String param,
		@Nullable Long cachedInputTokens, @Nullable Long cacheWriteTokens, @Nullable Boolean estimated) {

	/**
	 * Creates a call without error of the provider, without cache and without estimates.
	 */
	public AttemptCall(String purpose, @Nullable String provider, @Nullable String model, @Nullable Integer status,
			@Nullable String error, @Nullable String cause, long inputTokens, long outputTokens, long costMicros,
			long durationMs, @Nullable LocalDate day) {
		this(purpose, provider, model, status, error, cause, inputTokens, outputTokens, costMicros, durationMs, day,
				null, null, null, null, null);
	}

	/**
	 * Returns the same call with an error that was found later.
	 */
	AttemptCall failed(String error) {
		return new AttemptCall(this.purpose, this.provider, this.model, this.status, error, this.cause,
				this.inputTokens, this.outputTokens, this.costMicros, this.durationMs, this.day, this.code, this.param,
				this.cachedInputTokens, this.cacheWriteTokens, this.estimated);
	}

}
