package dev.novadraw.gateway.limit;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;

/**
 * Limits of each request.
 *
 * @param databaseTime the total time that a request may wait for the database
 */
@ConfigurationProperties("nova.requests")
record RequestProperties(@DefaultValue("3s") Duration databaseTime) {

	RequestProperties {
		Range.requireAtLeast("nova.requests.database-time", databaseTime, Duration.ofMillis(100));
	}

}
