package dev.novadraw.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import dev.novadraw.chaos.proof.EventTopic;
import dev.novadraw.embedded.FreePorts;
import dev.novadraw.embedded.SmallDisk;
import dev.novadraw.embedded.kafka.EmbeddedKafka;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.topic.TopicNames;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The standalone on a real disk that is full for a while.
 */
class StandaloneDiskTests {

	private static final int DISK_MEGABYTES = 448;

	/** Enough space for jobs, but too little for a start of Kafka. */
	private static final int SOME_MEGABYTES = 24;

	private static final Duration TIMEOUT = Duration.ofMinutes(3);

	@TempDir
	private Path parent;

	private final List<String> accepted = new ArrayList<>();

	@Test
	void survivesAFullDisk() throws Exception {
		String port = String.valueOf(FreePorts.find(1)[0]);
		try (SmallDisk disk = disk();
				Server server = Server.standalone(disk.directory(), Map.of("NOVA_AI_OFFLINE_DELAY", "2s"),
						"--kafka-port", port)) {
			Client client = new Client(server.awaitReady());
			EventTopic kafka = new EventTopic(EmbeddedKafka.clientSettings("127.0.0.1:" + port,
					EmbeddedKafka.password(disk.directory().resolve("kafka"))));
			finish(client, submit(client));

			disk.fill();
			within("the terminal to say so").until(() -> server.output().contains("Kafka does not serve"));
			within("a job to be refused").until(() -> {
				int status = submit(client);
				assertThat(status).isIn(202, 503);
				return status == 503;
			});

			disk.free(SOME_MEGABYTES);
			within("a job to be accepted").until(() -> submit(client) == 202);
			this.accepted.forEach((job) -> client.awaitStatus(job, "succeeded", TIMEOUT));
			assertThat(server.output()).doesNotContain("serves again");
			JsonNode ready = client.get("/readyz");
			assertThat(ready.get("status").asString()).isEqualTo("UP");
			assertThat(ready.at("/components/servers/details/Kafka").asString()).contains("jobs are processed",
					"The disk of", "left and 32 are needed");

			disk.free();
			within("Kafka to serve again").until(() -> server.output().contains("Kafka serves again after"));
			assertThat(client.get("/readyz").at("/components/servers").toString()).isEqualTo("{\"status\":\"UP\"}");
			within("hints and partial text of a job").until(() -> {
				finish(client, submit(client));
				String job = this.accepted.getLast();
				return keys(kafka, TopicNames.JOBS, (_) -> true).contains(job)
						&& keys(kafka, TopicNames.JOB_PROGRESS, (_) -> true).contains(job);
			});

			this.accepted.forEach((job) -> client.awaitStatus(job, "succeeded", TIMEOUT));
			within("events of all jobs").until(
					() -> keys(kafka, TopicNames.JOB_EVENTS, StandaloneDiskTests::isOfSuccess),
					(jobs) -> jobs.containsAll(this.accepted));
			assertThat(server.output()).doesNotContain("\tat ");
			assertThat(server.output().lines().filter((line) -> line.startsWith("Kafka does not serve"))).hasSize(1);
			server.terminate();
			try (Inspection after = new Inspection(disk.directory())) {
				assertThat(after.brokenPromises()).isEmpty();
			}
		}
	}

	private int submit(Client client) throws IOException, InterruptedException {
		HttpResponse<String> response = client.post("/v1/stories", Drawings.PIG, Map.of(), 0);
		if (response.statusCode() == 202) {
			this.accepted.add(Json.MAPPER.readTree(response.body()).get("id").asString());
		}
		return response.statusCode();
	}

	private void finish(Client client, int status) {
		assertThat(status).isEqualTo(202);
		client.awaitStatus(this.accepted.getLast(), "succeeded", TIMEOUT);
	}

	private static Set<String> keys(EventTopic kafka, String topic, Predicate<ConsumerRecord<String, byte[]>> filter) {
		return kafka.read(topic).stream().filter(filter).map(ConsumerRecord::key).collect(Collectors.toSet());
	}

	private static boolean isOfSuccess(ConsumerRecord<String, byte[]> event) {
		return Json.MAPPER.readTree(event.value()).get("type").asString().endsWith(".succeeded");
	}

	private SmallDisk disk() throws IOException {
		Path directory = Files.createDirectory(this.parent.resolve("disk"));
		return SmallDisk.mount(directory, DISK_MEGABYTES)
			.orElseGet(() -> Assumptions.abort("This process may not mount a file system: nothing was filled"));
	}

	private static ConditionFactory within(String goal) {
		return Awaitility.await(goal).atMost(TIMEOUT).pollInterval(Duration.ofMillis(200));
	}

}
