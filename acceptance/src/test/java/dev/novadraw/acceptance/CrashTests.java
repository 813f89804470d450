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

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	/**
	 * Stories take so long, as from a real model, that none is done when the process
	 * dies.
	 */
	private static final Map<String, String> SLOWLY = environment("90s");

	private static final Map<String, String> QUICKLY = environment("10ms");

	@TempDir
	private Path data;

	private final List<Server> servers = new ArrayList<>();

	@Test
	void finishesEveryJobAfterTheWholeProcessWasKilledAndTheKafkaLogDeleted() throws Exception {
		List<String> accepted = acceptedByAProcessThatWasKilled();

		delete(this.data.resolve("kafka"));

		try (Inspection then = new Inspection(this.data)) {
			assertThat(then.count("job where finished_at is null")).isEqualTo(JOBS);
			assertThat(then.count("job where state = 'RUNNING'")).as("jobs that were running").isPositive();
			assertThat(then.count("job where state = 'QUEUED'")).as("jobs that were waiting").isPositive();
			assertThat(then.count("job where state = 'DISPATCHED'")).as("jobs whose hints are deleted").isPositive();
		}
		finishAll(accepted);
	}

	@Test
	void goesOnByItselfAfterEachOfSeveralKills() throws Exception {
		List<String> accepted = new ArrayList<>();
		for (int kills = 0; kills < 2; kills++) {
			Server server = started(SLOWLY);
			accepted.addAll(accepted(server, 10));
			server.kill();
		}

		try (Inspection then = new Inspection(this.data)) {
			assertThat(then.count("job where finished_at is null")).isEqualTo(20);
		}
		finishAll(accepted);
		try (Inspection after = new Inspection(this.data)) {
			assertThat(after.count("job_attempt where outcome = 'lost'")).as("attempts lost with a process")
				.isPositive();
		}
	}

	@AfterEach
	void stopsWhatStillRuns() {
		this.servers.forEach(Server::kill);
	}

	private static Map<String, String> environment(String delay) {
		return Map.of("NOVA_AI_OFFLINE_DELAY", delay, "NOVA_WORKER_SLOTS", "6", "NOVA_WORKER_LEASE", "3s",
				"NOVA_HINT_PATIENCE", "2s");
	}

	private List<String> acceptedByAProcessThatWasKilled() throws Exception {
		Server server = started(SLOWLY);
		List<String> accepted = accepted(server, JOBS);
		server.kill();
		return accepted;
	}

	private static List<String> accepted(Server server, int jobs) throws Exception {
		Client client = new Client(server.awaitReady());
		List<String> accepted = new ArrayList<>();
		for (int i = 0; i < jobs; i++) {
			accepted.add(client.submit(Drawings.PIG, Map.of()));
		}
		return accepted;
	}

	private Server started(Map<String, String> environment) throws IOException {
		Server server = Server.standalone(this.data, environment);
		this.servers.add(server);
		return server;
	}

	private void finishAll(List<String> accepted) throws IOException {
		Server next = started(QUICKLY);
		Client client = new Client(next.awaitReady());
		accepted.forEach((job) -> client.awaitStatus(job, "succeeded", PATIENCE));
		next.terminate();
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
