package dev.novadraw.topic;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Addresses of Kafka that would be printed with a password.
 */
class TopicConfigurationTests {

	@Test
	void rejectsALoginInAnAddressWithoutRepeatingIt() {
		List<String> servers = List.of("kafka-1:9092", "nova:secret@kafka-2:9092");

		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> TopicConfiguration.requireNoLogin(servers))
			.withMessage("NOVA_KAFKA must be host:port, several with commas, without a user and password");
	}

}
