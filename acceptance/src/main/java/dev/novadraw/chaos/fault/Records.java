package dev.novadraw.chaos.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.novadraw.chaos.rig.Rig;

/**
 * A reader and writer of Kafka records beside the system under test.
 */
public final class Records implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(100);

	private final Rig rig;

	private final KafkaProducer<String, byte[]> producer;

	public Records(Rig rig) {
		this.rig = rig;
		this.producer = new KafkaProducer<>(rig.kafka(Map.of()), new StringSerializer(), new ByteArraySerializer());
	}

	public void send(ProducerRecord<String, byte[]> record) {
		this.producer.send(record);
	}

	/**
	 * Passes on the records that arrive within a duration from now on, including those of
	 * this producer.
	 */
	public void follow(String topic, Duration time, Consumer<ConsumerRecord<String, byte[]>> onRecord) {
		try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(this.rig.kafka(Map.of()),
				new StringDeserializer(), new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = consumer.partitionsFor(topic)
				.stream()
				.map((partition) -> new TopicPartition(topic, partition.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToEnd(partitions);
			for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end;) {
				consumer.poll(POLL).forEach(onRecord);
			}
		}
	}

	@Override
	public void close() {
		this.producer.close();
	}

}
