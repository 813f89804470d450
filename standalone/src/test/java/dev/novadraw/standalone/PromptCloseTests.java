package dev.novadraw.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.novadraw.embedded.kafka.EmbeddedKafka;

import static org.assertj.core.api.Assertions.assertThat;

class PromptCloseTests {

	private static final String TOPIC = "nova.jobs";

	@TempDir
	Path directory;

	@Test
	void doesNotWaitForTheLastFetch() throws Exception {
		try (EmbeddedKafka kafka = EmbeddedKafka.start(this.directory, 0)) {
			Consumer<byte[], byte[]> consumer = PromptClose.of(consumer(kafka));
			consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
			send(kafka);
			Awaitility.await("the record")
				.atMost(Duration.ofMinutes(1))
				.until(() -> consumer.poll(Duration.ofMillis(100)).count() == 1);
			assertThat(consumer.poll(Duration.ofMillis(500))).isEmpty();

			// The consumer itself would wait for half a minute.
			assertThat(CompletableFuture.runAsync(consumer::close)).succeedsWithin(Duration.ofSeconds(20));
		}
	}

	private static Consumer<byte[], byte[]> consumer(EmbeddedKafka kafka) {
		Map<String, Object> settings = new HashMap<>(kafka.clientSettings());
		settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 60_000);
		settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 90_000);
		settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 90_000);
		settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	private static void send(EmbeddedKafka kafka) throws Exception {
		try (Admin admin = Admin.create(kafka.clientSettings());
				KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(kafka.clientSettings(),
						new ByteArraySerializer(), new ByteArraySerializer())) {
			admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
			producer.send(new ProducerRecord<>(TOPIC, new byte[1])).get();
		}
	}

}
