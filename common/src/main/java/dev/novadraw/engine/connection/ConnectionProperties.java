package dev.novadraw.engine.connection;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;

/**
 * Limits of connections.
 *
 * @param headTimeout time limit from the first byte of a request to the end of its
 * headers
 * @param perAddress the maximum number of open connections from one address; 0 for no
 * limit
 */
@ConfigurationProperties("nova.connections")
public record ConnectionProperties(@DefaultValue("15s") Duration headTimeout, @DefaultValue("1000") int perAddress) {

	public ConnectionProperties {
		Range.requireAtLeast("nova.connections.head-timeout", headTimeout, Duration.ofMillis(1));
		Range.requireAtLeast("nova.connections.per-address", perAddress, 0);
	}

}
