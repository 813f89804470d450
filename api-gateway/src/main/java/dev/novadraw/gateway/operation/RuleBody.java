package dev.novadraw.gateway.operation;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.dispatch.DispatchRule;

/**
 * A rule of dispatch as operators write it; what is left out is not limited.
 *
 * @param paused whether none of the jobs is started
 * @param reason why, to be read by those who wait
 * @param maxRunning how many may be under way at a time
 * @param startsPerMinute how many may be started a minute
 * @param weight the client's share in comparison with others, 1 when left out
 */
record RuleBody(@Nullable Boolean paused, @Size(max = 200) @Nullable String reason,
		@Min(0) @Max(100_000) @Nullable Integer maxRunning, @Min(1) @Max(1_000_000) @Nullable Integer startsPerMinute,
		@DecimalMin("0.01") @DecimalMax("100") @Nullable Double weight) {

	static RuleBody of(DispatchRule rule) {
		return new RuleBody(rule.paused(), rule.reason(), rule.maxRunning(), rule.startsPerMinute(), rule.weight());
	}

	DispatchRule toRule(DispatchRule.Scope scope, String key) {
		return new DispatchRule(scope, key, Boolean.TRUE.equals(this.paused), this.reason, this.maxRunning,
				this.startsPerMinute, (this.weight != null) ? this.weight : 1);
	}

}
