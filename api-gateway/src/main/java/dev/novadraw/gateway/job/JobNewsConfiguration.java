package dev.novadraw.gateway.job;

import java.util.Properties;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerConfig;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;

import dev.novadraw.job.JobId;
import dev.novadraw.topic.Topics;

/**
 * Listens to what happens to jobs. Every gateway hears everything, from now on and
 * without remembering: its group is its own, and no offset is ever committed.
 */
@Configuration(proxyBeanMethods = false)
class JobNewsConfiguration {

	@Bean
	KafkaMessageListenerContainer<String, byte[]> jobNews(ConsumerFactory<String, byte[]> consumers, JobWatch watch) {
		ContainerProperties properties = new ContainerProperties(Topics.JOB_EVENTS);
		properties.setGroupId("gateway-" + UUID.randomUUID());
		properties.setAckMode(AckMode.MANUAL);
		Properties consumer = new Properties();
		consumer.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
		properties.setKafkaConsumerProperties(consumer);
		MessageListener<String, byte[]> listener = (event) -> {
			if (event.key() != null) {
				JobId.parse(event.key()).ifPresent(watch::wake);
			}
		};
		properties.setMessageListener(listener);
		return new KafkaMessageListenerContainer<>(consumers, properties);
	}

}
