package dev.novadraw.gateway.stream;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;

/**
 * How streams of events are served.
 *
 * @param max how many may be open at a time, all in all
 * @param life how long one stays open; clients then go on where they were
 * @param heartbeat the longest silence
 * @param progress how often a running job says how far it is
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
