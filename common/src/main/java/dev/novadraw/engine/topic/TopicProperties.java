package dev.novadraw.engine.topic;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;

/**
 * Settings of topics that have to be created.
 *
 * @param partitions the number of partitions, which is the maximum number of workers that
 * share the hints
 * @param replicationFactor the replication factor; -1 for the default of the broker
 * @param retention the retention of records
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
