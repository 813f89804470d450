package dev.novadraw.engine.topic;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;

/**
 * How the topics are made when they are missing.
 *
 * @param partitions of each topic; the most workers that can share the hints
 * @param replicationFactor -1 leaves it to the broker
 * @param retention how long records are kept
 */
@ConfigurationProperties("nova.topics")
record TopicProperties(@DefaultValue("12") int partitions, @DefaultValue("-1") short replicationFactor,
		@DefaultValue("7d") Duration retention) {

	TopicProperties {
		Range.require("nova.topics.partitions", partitions, 1, 10_000);
		Range.requireAtLeast("nova.topics.replication-factor", (replicationFactor == 0) ? -2 : replicationFactor, -1);
		Range.requireAtLeast("nova.topics.retention", retention, Duration.ofMillis(1));
	}

}
