package dev.novadraw.acceptance;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The applications with the exact images of {@code docker-compose.yml}.
 */
@EnabledIfSystemProperty(named = "nova.containers", matches = "true",
		disabledReason = "needs a Docker engine: ./nova test --containers")
class ContainerTests {

	@Test
	void makesAStoryOnTheOfficialImages() throws Exception {
		try (PostgreSQLContainer postgres = new PostgreSQLContainer(Images.of("NOVA_POSTGRES_IMAGE"));
				KafkaContainer kafka = new KafkaContainer(Images.of("NOVA_KAFKA_IMAGE"))) {
			postgres.start();
			kafka.start();
			Map<String, String> environment = Map.of("NOVA_DB_URL", postgres.getJdbcUrl(), "NOVA_DB_USER",
					postgres.getUsername(), "NOVA_DB_PASSWORD", postgres.getPassword(), "NOVA_DB_OWNER_USER",
					postgres.getUsername(), "NOVA_DB_OWNER_PASSWORD", postgres.getPassword(), "NOVA_KAFKA",
					kafka.getBootstrapServers(), "NOVA_PORT", "0", "NOVA_WORKER_PORT", "0", "NOVA_MANAGEMENT_PORT", "");
			try (Server gateway = Server.gateway(environment); Server worker = Server.worker(environment)) {
				worker.awaitReady();
				Client client = new Client("http://127.0.0.1:" + gateway.awaitReady());

				JsonNode story = client.story(Drawings.PIG);

				assertThat(story.at("/text/en").asString()).contains("pink");
			}
		}
	}

}
