package dev.novadraw.gateway.body;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

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
record BodySettings(@DefaultValue("30s") Duration timeLimit, @DefaultValue("16KB") DataSize leastRate,
		@DefaultValue("5s") Duration grace, @DefaultValue("64MB") DataSize mostDiscarded) {

	BodySettings {
		if (timeLimit.toMillis() < 1 || grace.isNegative() || leastRate.isNegative() || mostDiscarded.isNegative()) {
			throw new IllegalArgumentException("nova.body.* must not be negative, and the time limit not 0");
		}
	}

	/**
	 * Whether so many bytes are too few after such a time.
	 */
	boolean isTooSlow(long bytes, Duration elapsed) {
		return elapsed.compareTo(this.timeLimit) > 0
				|| (elapsed.compareTo(this.grace) > 0 && bytes < this.leastRate.toBytes() * elapsed.toMillis() / 1000);
	}

}
