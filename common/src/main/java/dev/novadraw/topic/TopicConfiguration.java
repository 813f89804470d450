package dev.novadraw.topic;

import java.util.stream.Stream;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/**
 * Declares the topics, so that an empty broker gets them at start-up.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicSettings.class)
class TopicConfiguration {

	@Bean
	NewTopics novaTopics(TopicSettings settings) {
		return new NewTopics(Stream.of(Topics.JOBS, Topics.JOBS_DEAD_LETTER, Topics.JOB_EVENTS)
			.map(name -> TopicBuilder.name(name)
				.partitions(settings.partitions())
				.replicas(settings.replicationFactor())
				.config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(settings.retention().toMillis()))
				.build())
			.toArray(NewTopic[]::new));
	}

}
