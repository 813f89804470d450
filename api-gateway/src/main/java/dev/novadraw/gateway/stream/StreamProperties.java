package dev.novadraw.gateway.stream;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;

/**
 * Settings of event streams.
 *
 * @param max the maximum number of open streams of all clients on this server
 * @param life the maximum duration of a stream; clients then reconnect and resume
 * @param heartbeat the maximum time without any data
 * @param progress the interval of progress events of a running job
 */
@ConfigurationProperties("nova.streams")
record StreamProperties(@DefaultValue("10000") int max, @DefaultValue("10m") Duration life,
		@DefaultValue("15s") Duration heartbeat, @DefaultValue("5s") Duration progress) {

	StreamProperties {
		Range.requireAtLeast("nova.streams.max", max, 1);
		Range.requireAtLeast("nova.streams.life", life, Duration.ofMillis(1));
		Range.requireAtLeast("nova.streams.heartbeat", heartbeat, Duration.ofMillis(1));
		Range.requireAtLeast("nova.streams.progress", progress, Duration.ofMillis(1));
	}

}
