package dev.novadraw.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

import dev.novadraw.embedded.kafka.EmbeddedKafka;

/**
 * A writer and reader of the records of one topic.
 */
public record Records(EmbeddedKafka kafka) {

	private static final String TOPIC = "words";

	public void createTopic() throws Exception {
		try (Admin admin = admin()) {
			admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
		}
	}

	public boolean topicExists() throws Exception {
		try (Admin admin = admin()) {
			return admin.listTopics().names().get().contains(TOPIC);
		}
	}

	public String clusterId() throws Exception {
		try (Admin admin = admin()) {
			return admin.describeCluster().clusterId().get();
		}
	}

	/**
	 * Writes records and returns when the broker has acknowledged all of them.
	 */
	public void write(List<String> words) throws Exception {
		Map<String, Object> settings = settings(Map.of("acks", "all"));
		try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
			for (String word : words) {
				producer.send(new ProducerRecord<>(TOPIC, word)).get();
			}
		}
	}

	/**
	 * Reads as a member of a consumer group until {@code count} records have arrived.
	 */
	public List<String> read(String group, int count) {
		Map<String, Object> settings = settings(Map.of("group.id", group, "auto.offset.reset", "earliest"));
		List<String> words = new ArrayList<>();
		try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
			consumer.subscribe(List.of(TOPIC));
			Awaitility.await(count + " records").atMost(Duration.ofMinutes(2)).until(() -> {
				consumer.poll(Duration.ofMillis(200)).forEach((record) -> words.add(record.value()));
				return words.size() >= count;
			});
		}
		return words;
	}

	private Admin admin() {
		return Admin.create(settings(Map.of("default.api.timeout.ms", 10_000, "request.timeout.ms", 3_000)));
	}

	private Map<String, Object> settings(Map<String, Object> additional) {
		Map<String, Object> settings = new HashMap<>(additional);
		settings.putAll(this.kafka.clientSettings());
		return settings;
	}

}
