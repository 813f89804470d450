package dev.novadraw.chaos.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.topic.TopicNames;

/**
 * The published events of jobs on Kafka.
 */
public final class EventTopic {

	private static final Duration POLL = Duration.ofMillis(300);

	private final Map<String, Object> clientSettings;

	public EventTopic(Map<String, Object> clientSettings) {
		this.clientSettings = Map.copyOf(clientSettings);
	}

	/** Returns the ids of all events in the topic. */
	public Set<String> events() {
		Set<String> ids = new HashSet<>();
		read(TopicNames.JOB_EVENTS)
			.forEach((record) -> ids.add(Json.MAPPER.readTree(record.value()).get("id").asString()));
		return ids;
	}

	/** Returns all records of a topic, in no particular order. */
	public List<ConsumerRecord<String, byte[]>> read(String topic) {
		try (KafkaConsumer<String, byte[]> consumer = consumer()) {
			List<TopicPartition> partitions = assign(consumer, topic);
			consumer.seekToBeginning(partitions);
			return readAll(consumer, consumer.endOffsets(partitions));
		}
	}

	/** Passes on the records that arrive within a duration from now on. */
	public void follow(String topic, Duration time, Consumer<ConsumerRecord<String, byte[]>> onRecord) {
		try (KafkaConsumer<String, byte[]> consumer = consumer()) {
			consumer.seekToEnd(assign(consumer, topic));
			for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end;) {
				consumer.poll(POLL).forEach(onRecord);
			}
		}
	}

	private static List<TopicPartition> assign(KafkaConsumer<String, byte[]> consumer, String topic) {
		List<TopicPartition> partitions = consumer.partitionsFor(topic)
			.stream()
			.map((partition) -> new TopicPartition(topic, partition.partition()))
			.toList();
		consumer.assign(partitions);
		return partitions;
	}

	private static List<ConsumerRecord<String, byte[]>> readAll(KafkaConsumer<String, byte[]> consumer,
			Map<TopicPartition, Long> ends) {
		List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
		while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
			consumer.poll(POLL).forEach(records::add);
		}
		return records;
	}

	private KafkaConsumer<String, byte[]> consumer() {
		Map<String, Object> settings = new HashMap<>(this.clientSettings);
		settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
		settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
		return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
	}

}
