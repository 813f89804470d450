package dev.novadraw.gateway.notification;

import java.time.Duration;
import java.util.Properties;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.progress.ProgressReport;
import dev.novadraw.engine.topic.TopicNames;

/**
 * Consumes events and progress of jobs from Kafka. Every gateway receives all records
 * from its start on: each has its own consumer group, and no offset is ever committed.
 */
@Configuration(proxyBeanMethods = false)
class JobNotificationConfiguration {

	private static final Logger log = LoggerFactory.getLogger(JobNotificationConfiguration.class);

	private static final Duration LOGIN_INTERVAL = Duration.ofSeconds(5);

	@Bean
	KafkaMessageListenerContainer<String, byte[]> jobNotificationsFromKafka(ConsumerFactory<String, byte[]> consumers,
			JobNotifications notifications) {
		ContainerProperties properties = new ContainerProperties(TopicNames.JOB_EVENTS, TopicNames.JOB_PROGRESS);
		properties.setGroupId("gateway-" + UUID.randomUUID());
		properties.setAckMode(AckMode.MANUAL);
		// Credentials or permissions may be granted after the start, so authorization
		// failures are retried.
		properties.setAuthExceptionRetryInterval(LOGIN_INTERVAL);
		Properties consumer = new Properties();
		consumer.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
		properties.setKafkaConsumerProperties(consumer);
		MessageListener<String, byte[]> listener = (record) -> onRecord(record, notifications);
		properties.setMessageListener(listener);
		return new KafkaMessageListenerContainer<>(consumers, properties);
	}

	private static void onRecord(ConsumerRecord<String, byte[]> record, JobNotifications notifications) {
		if (record.topic().equals(TopicNames.JOB_PROGRESS)) {
			onProgress(record, notifications);
		}
		else if (record.key() != null) {
			JobId.parse(record.key()).ifPresent(notifications::changed);
		}
	}

	private static void onProgress(ConsumerRecord<String, byte[]> record, JobNotifications notifications) {
		try {
			notifications.progressed(Json.MAPPER.readValue(record.value(), ProgressReport.class));
		}
		catch (JacksonException | IllegalArgumentException ex) {
			log.warn("Invalid progress record: topic={} partition={} offset={}", record.topic(), record.partition(),
					record.offset());
		}
	}

}
