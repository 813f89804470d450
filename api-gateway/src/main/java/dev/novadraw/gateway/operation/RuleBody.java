package dev.novadraw.gateway.operation;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A dispatch rule as operators write it. A limit that is null does not apply.
 *
 * @param paused true to dispatch none of the jobs
 * @param reason the reason, shown to clients with waiting jobs
 * @param maxRunning the maximum number of jobs in flight
 * @param startsPerMinute the maximum number of starts a minute
 * @param weight the client's weight relative to other clients, 1 if null
 */
record RuleBody(@Nullable Boolean paused, @Size(max = 200) @Nullable String reason,
		@Min(0) @Max(100_000) @Nullable Integer maxRunning, @Min(1) @Max(1_000_000) @Nullable Integer startsPerMinute,
		@DecimalMin("0.01") @DecimalMax("100") @Nullable Double weight) {

	static RuleBody of(DispatchRule rule) {
		return new RuleBody(rule.isPaused(), rule.getReason(), rule.getMaxRunning(), rule.getStartsPerMinute(),
				rule.getWeight());
	}

}
