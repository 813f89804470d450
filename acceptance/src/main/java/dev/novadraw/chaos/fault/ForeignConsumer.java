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
public final class Stranger implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(100);

	private final KafkaConsumer<String, byte[]> consumer;

	private Stranger(KafkaConsumer<String, byte[]> consumer) {
		this.consumer = consumer;
	}

	public static Stranger join(Rig rig) {
		Stranger stranger = new Stranger(
				new KafkaConsumer<>(rig.kafka(Map.of(ConsumerConfig.GROUP_ID_CONFIG, "nova-workers")),
						new StringDeserializer(), new ByteArrayDeserializer()));
		stranger.consumer.subscribe(List.of(TopicNames.JOBS));
		return stranger;
	}

	/**
	 * Consumes hints in place of the workers for a duration, and returns their number.
	 */
	public int listen(Duration time) {
		int heard = 0;
		for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end;) {
			heard += this.consumer.poll(POLL).count();
		}
		return heard;
	}

	@Override
	public void close() {
		this.consumer.close();
	}

}
