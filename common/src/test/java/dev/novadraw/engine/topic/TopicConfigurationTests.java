package dev.novadraw.engine.topic;

import java.time.Duration;
import java.util.List;

import org.apache.kafka.clients.admin.NewTopic;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of the settings of topics, and of Kafka addresses that would be printed with a
 * password.
 */
class TopicConfigurationTests {

	/**
	 * A broker rejects records of a clock that is an hour ahead, unless it sets the time.
	 */
	@Test
	void letsTheBrokerSetTheTimeOfRecords() {
		NewTopics topics = new TopicConfiguration().novaTopics(new TopicProperties(1, (short) -1, Duration.ofDays(7)),
				new KafkaProperties());
		assertThat(topics).extracting("newTopics", InstanceOfAssertFactories.COLLECTION)
			.hasSize(4)
			.allSatisfy((topic) -> assertThat(((NewTopic) topic).configs()).containsEntry("message.timestamp.type",
					"LogAppendTime"));
	}

	@Test
	void rejectsALoginInAnAddressWithoutRepeatingIt() {
		List<String> servers = List.of("kafka-1:9092", "nova:secret@kafka-2:9092");

		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> TopicConfiguration.requireNoLogin(servers))
			.withMessage("NOVA_KAFKA must be host:port, several with commas, without a user and password");
	}

}
