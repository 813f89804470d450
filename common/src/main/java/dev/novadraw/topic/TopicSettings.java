package dev.novadraw.topic;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the topics are made when they are missing.
 *
 * @param partitions of each topic; the most workers that can share the hints
 * @param replicationFactor -1 leaves it to the broker
 * @param retention how long records are kept
 */
@ConfigurationProperties("nova.topics")
record TopicSettings(@DefaultValue("12") int partitions, @DefaultValue("-1") short replicationFactor,
		@DefaultValue("7d") Duration retention) {

}
