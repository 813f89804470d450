package dev.novadraw.gateway.credential;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.client.Owner;

/**
 * A request for a token for a phone or browser.
 *
 * @param user the end user: the client's own reference, meaningless to others
 * @param ttlSeconds the lifetime in seconds, 900 if left out
 */
record ClientTokenRequest(
		@NotNull(message = "Required.") @Pattern(regexp = Owner.USER, message = Owner.USER_RULE) @Nullable String user,
		@Min(60) @Max(900) @Nullable Integer ttlSeconds) {

	private static final int MAX_LENGTH = 900;

	Duration life() {
		return Duration.ofSeconds((this.ttlSeconds != null) ? this.ttlSeconds : MAX_LENGTH);
	}

	@Override
	public String toString() {
		return "a token for " + this.ttlSeconds + " s";
	}

}
