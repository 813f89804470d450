package dev.novadraw.worker.ai.answer;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * An error of a provider, as a response or within an answer. It contains no message,
 * because that may quote what a child wrote or drew.
 *
 * @param status the HTTP status, or the number that the error gives for it; 0 if there is
 * none
 * @param meaning the meaning of the error
 * @param code the code of the error, or null
 * @param param the setting of the request that the error names, or null
 * @param retryAfter the wait that the provider asks for, or null
 */
public record ProviderError(int status, Meaning meaning, @Nullable String code, @Nullable String param,
		@Nullable Duration retryAfter) {

}
