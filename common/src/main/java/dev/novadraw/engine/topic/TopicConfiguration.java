package dev.novadraw.engine.topic;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/**
 * Declares the topics, so that missing ones are created.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ KafkaLoginProperties.class, TopicProperties.class })
class TopicConfiguration {

	private static final Duration PROGRESS = Duration.ofMinutes(1);

	@Bean
	NewTopics novaTopics(TopicProperties settings, KafkaProperties kafka) {
		requireNoLogin(kafka.getBootstrapServers());
		Stream<TopicBuilder> kept = Stream.of(TopicNames.JOBS, TopicNames.JOBS_DEAD_LETTER, TopicNames.JOB_EVENTS)
			.map((name) -> topic(name, settings, settings.retention()));
		// A segment is deleted as a whole, so it must be closed early.
		TopicBuilder progress = topic(TopicNames.JOB_PROGRESS, settings, PROGRESS).config(TopicConfig.SEGMENT_MS_CONFIG,
				Long.toString(PROGRESS.toMillis()));
		return new NewTopics(
				Stream.concat(kept, Stream.of(progress)).map(TopicBuilder::build).toArray(NewTopic[]::new));
	}

	/** Rejects a login in the address, which Kafka's clients would print. */
	static void requireNoLogin(List<String> servers) {
		if (servers.stream().anyMatch((server) -> server.contains("@"))) {
			throw new IllegalArgumentException(
					"NOVA_KAFKA must be host:port, several with commas, without a user and password");
		}
	}

	// Uses the clock of the broker, which otherwise rejects records of a process more
	// than an hour ahead.
	private static TopicBuilder topic(String name, TopicProperties settings, Duration retention) {
		return TopicBuilder.name(name)
			.partitions(settings.partitions())
			.replicas(settings.replicationFactor())
			.config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()))
			.config(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.LOG_APPEND_TIME.name);
	}

}
