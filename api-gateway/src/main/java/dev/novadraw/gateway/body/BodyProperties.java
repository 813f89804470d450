package dev.novadraw.gateway.body;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import dev.novadraw.engine.setting.Range;

/**
 * Limits on the pace of request bodies.
 *
 * @param timeLimit the time within which the whole body has to arrive
 * @param minRate the minimum amount per second, on average
 * @param grace the time after which the minimum rate applies
 * @param maxDiscarded the maximum amount read from a body that is not used, so that its
 * sender can read the response
 */
@ConfigurationProperties("nova.body")
record BodyProperties(@DefaultValue("30s") Duration timeLimit, @DefaultValue("16KB") DataSize minRate,
		@DefaultValue("5s") Duration grace, @DefaultValue("64MB") DataSize maxDiscarded) {

	BodyProperties {
		Range.requireAtLeast("nova.body.time-limit", timeLimit, Duration.ofMillis(1));
		Range.requireAtLeast("nova.body.grace", grace, Duration.ZERO);
		Range.requireAtLeast("nova.body.min-rate", minRate.toBytes(), 0);
		Range.requireAtLeast("nova.body.max-discarded", maxDiscarded.toBytes(), 0);
	}

	/**
	 * Returns true if a body is too slow: below the minimum rate, or unable to complete
	 * in time even at twice its average pace.
	 * @param length the expected length in bytes, -1 if unknown
	 */
	boolean isTooSlow(long bytes, long length, Duration elapsed) {
		if (elapsed.compareTo(this.grace) <= 0) {
			return elapsed.compareTo(this.timeLimit) > 0;
		}
		long millis = elapsed.toMillis();
		long left = this.timeLimit.toMillis() - millis;
		return left < 0 || bytes < this.minRate.toBytes() * millis / 1000
				|| (bytes < length && 2.0 * bytes / millis * left < length - bytes);
	}

}
