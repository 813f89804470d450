package dev.novadraw.gateway.body;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import dev.novadraw.engine.setting.Range;

/**
 * How fast the body of a request has to come.
 *
 * @param timeLimit after this all of it has to be there
 * @param leastRate how much has to come in a second, on average
 * @param grace from when on that holds
 * @param mostDiscarded how much is read of a body nobody wants, so that its sender gets
 * to read why
 */
@ConfigurationProperties("nova.body")
record BodyProperties(@DefaultValue("30s") Duration timeLimit, @DefaultValue("16KB") DataSize leastRate,
		@DefaultValue("5s") Duration grace, @DefaultValue("64MB") DataSize mostDiscarded) {

	BodyProperties {
		Range.requireAtLeast("nova.body.time-limit", timeLimit, Duration.ofMillis(1));
		Range.requireAtLeast("nova.body.grace", grace, Duration.ZERO);
		Range.requireAtLeast("nova.body.least-rate", leastRate.toBytes(), 0);
		Range.requireAtLeast("nova.body.most-discarded", mostDiscarded.toBytes(), 0);
	}

	/**
	 * Returns whether so many bytes are too few after such a time: for the least rate, or
	 * to be complete in time even at twice the pace so far.
	 * @param length how many there will be; -1 if that is not known
	 */
	boolean isTooSlow(long bytes, long length, Duration elapsed) {
		if (elapsed.compareTo(this.grace) <= 0) {
			return elapsed.compareTo(this.timeLimit) > 0;
		}
		long millis = elapsed.toMillis();
		long left = this.timeLimit.toMillis() - millis;
		return left < 0 || bytes < this.leastRate.toBytes() * millis / 1000
				|| (bytes < length && 2.0 * bytes / millis * left < length - bytes);
	}

}
