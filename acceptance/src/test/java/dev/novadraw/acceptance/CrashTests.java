package dev.novadraw.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was answered with 202 is not lost, whatever dies. Each test first proves that it
 * hit the moment.
 */
class CrashTests {

	private static final int JOBS = 50;

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	/** Stories take a while, as from a real model, so that there is a moment to hit. */
	private static final Map<String, String> SLOWLY = Map.of("NOVA_AI_OFFLINE_DELAY", "700ms", "NOVA_WORKER_SLOTS", "3",
			"NOVA_WORKER_LEASE", "3s", "NOVA_WORKER_BACKOFF", "100ms", "NOVA_HINT_PATIENCE", "2s");

	@TempDir
	private Path data;

	private final List<Server> servers = new ArrayList<>();

	@Test
	void finishesEveryJobAfterTheWholeProcessWasKilled() throws Exception {
		List<String> accepted = new ArrayList<>();
		Server first = started();
		Client client = new Client(first.awaitReady());
		for (int i = 0; i < JOBS; i++) {
			accepted.add(client.submit(Drawings.PIG, Map.of()));
		}

		first.kill();

		try (Inspection then = new Inspection(this.data)) {
			assertThat(then.count("job")).isEqualTo(JOBS);
			assertThat(then.count("job where state = 'RUNNING'")).as("jobs that were running").isPositive();
			assertThat(then.count("job where state = 'QUEUED'")).as("jobs that were waiting").isPositive();
		}
		finishAll(accepted);
	}

	@Test
	void finishesEveryJobAfterTheKafkaLogWasDeleted() throws Exception {
		List<String> accepted = new ArrayList<>();
		Server first = started();
		Client client = new Client(first.awaitReady());
		for (int i = 0; i < JOBS; i++) {
			accepted.add(client.submit(Drawings.PIG, Map.of()));
		}
		first.kill();

		delete(this.data.resolve("kafka"));

		try (Inspection then = new Inspection(this.data)) {
			assertThat(then.count("job where state = 'DISPATCHED'")).as("jobs whose hints are deleted").isPositive();
		}
		finishAll(accepted);
	}

	@Test
	void goesOnByItselfAfterEachOfSeveralKills() throws Exception {
		List<String> accepted = new ArrayList<>();
		for (int round = 0; round < 3; round++) {
			Server server = started();
			Client client = new Client(server.awaitReady());
			for (int i = 0; i < 10; i++) {
				accepted.add(client.submit(Drawings.PIG, Map.of()));
			}
			server.kill();
		}

		finishAll(accepted);
	}

	@AfterEach
	void stopsWhatStillRuns() {
		this.servers.forEach(Server::kill);
	}

	private Server started() throws IOException {
		Server server = Server.standalone(this.data, SLOWLY);
		this.servers.add(server);
		return server;
	}

	private void finishAll(List<String> accepted) throws IOException {
		Server second = started();
		Client client = new Client(second.awaitReady());
		accepted.forEach((job) -> client.awaitStatus(job, "succeeded", PATIENCE));
		second.interrupt();
		try (Inspection after = new Inspection(this.data)) {
			assertThat(after.brokenPromises()).isEmpty();
			assertThat(after.count("job where state = 'SUCCEEDED' and result is not null")).isEqualTo(accepted.size());
		}
	}

	private static void delete(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
