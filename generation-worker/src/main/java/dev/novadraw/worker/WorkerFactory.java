package dev.novadraw.worker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerConfig;

import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.stereotype.Component;

import dev.novadraw.dispatch.Workers;
import dev.novadraw.job.Jobs;
import dev.novadraw.topic.Topics;

/**
 * Puts workers together.
 */
@Component
class WorkerFactory {

	private static final String GROUP = "nova-workers";

	private final WorkerSettings settings;

	private final ConsumerFactory<String, byte[]> consumers;

	private final Jobs jobs;

	private final Workers fleet;

	private final Generators generators;

	private final AttemptSupport support;

	private final DeadLetters deadLetters;

	WorkerFactory(WorkerSettings settings, ConsumerFactory<String, byte[]> consumers, Jobs jobs, Workers fleet,
			Generators generators, AttemptSupport support, DeadLetters deadLetters) {
		this.settings = settings;
		this.consumers = consumers;
		this.jobs = jobs;
		this.fleet = fleet;
		this.generators = generators;
		this.support = support;
		this.deadLetters = deadLetters;
	}

	Worker create() {
		String id = host() + "-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);
		Backpressure backpressure = new Backpressure();
		Slots slots = new Slots(this.settings.slots(), backpressure::slotFreed);
		HintListener listener = new HintListener(id, this.settings.lease(), this.jobs, this.generators, slots,
				backpressure, this.support, this.deadLetters);
		KafkaMessageListenerContainer<String, byte[]> hints = hints(id, listener);
		backpressure.on(hints);
		Listening listening = new Listening(hints);
		Heartbeat heartbeat = new Heartbeat(id, this.settings, this.fleet, this.jobs, this.generators.kinds(), slots,
				listening);
		return new Worker(id, this.settings.drain(), slots, heartbeat, listening, this.fleet);
	}

	private KafkaMessageListenerContainer<String, byte[]> hints(String id, HintListener listener) {
		ContainerProperties properties = new ContainerProperties(Topics.JOBS);
		properties.setGroupId(GROUP);
		properties.setClientId(id);
		properties.setMessageListener(listener);
		// The offset is committed right after the claim: from then on the lease stands
		// for the job, not the record.
		properties.setAckMode(AckMode.RECORD);
		properties.setSyncCommits(false);
		properties.setStopImmediate(true);
		properties.setKafkaConsumerProperties(consumerProperties());
		KafkaMessageListenerContainer<String, byte[]> container = new KafkaMessageListenerContainer<>(this.consumers,
				properties);
		container.setBeanName("hints of " + id);
		return container;
	}

	private Properties consumerProperties() {
		Properties properties = new Properties();
		properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		// One at a time, from what was fetched: while paused, none may be left over in
		// hand.
		properties.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
		// Short, so that a killed worker's partitions go to the others soon.
		properties.setProperty(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000");
		properties.setProperty(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "2000");
		properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
		return properties;
	}

	private static String host() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "worker";
		}
	}

}
