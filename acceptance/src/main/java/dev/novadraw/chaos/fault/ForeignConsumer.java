package dev.novadraw.chaos.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import dev.novadraw.chaos.rig.Rig;
import dev.novadraw.engine.topic.TopicNames;

/**
 * A foreign consumer in the workers' group that receives hints and does not act on them.
 */
public final class ForeignConsumer implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(100);

	private final KafkaConsumer<String, byte[]> consumer;

	private ForeignConsumer(KafkaConsumer<String, byte[]> consumer) {
		this.consumer = consumer;
	}

	public static ForeignConsumer join(Rig rig) {
		ForeignConsumer foreign = new ForeignConsumer(
				new KafkaConsumer<>(rig.kafka(Map.of(ConsumerConfig.GROUP_ID_CONFIG, "nova-workers")),
						new StringDeserializer(), new ByteArrayDeserializer()));
		foreign.consumer.subscribe(List.of(TopicNames.JOBS));
		return foreign;
	}

	/**
	 * Consumes hints in place of the workers for a duration, and returns their number.
	 */
	public int listen(Duration time) {
		int received = 0;
		for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end;) {
			received += this.consumer.poll(POLL).count();
		}
		return received;
	}

	@Override
	public void close() {
		this.consumer.close();
	}

}
