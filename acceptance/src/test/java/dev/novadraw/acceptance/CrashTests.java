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

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.novadraw.chaos.provider.FakeProvider;
import dev.novadraw.chaos.provider.Heroes;
import dev.novadraw.chaos.provider.ProviderResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that jobs accepted with 202 survive every crash. Each kill is shown to have hit
 * the intended moment.
 */
class CrashTests {

	private static final int EARLY = 20;

	private static final int LATE = 50;

	private static final Duration TIMEOUT = Duration.ofMinutes(3);

	/**
	 * Longer than any process runs here, so that no such story is finished before the
	 * kill.
	 */
	private static final ProviderResponse SLOWLY = new ProviderResponse.Story(Duration.ofMinutes(10));

	private static final ProviderResponse AT_ONCE = new ProviderResponse.Story(Duration.ZERO);

	@TempDir
	private Path data;

	private final FakeProvider provider;

	private final List<Server> servers = new ArrayList<>();

	private volatile ProviderResponse response = SLOWLY;

	private int heroes;

	CrashTests() throws IOException {
		this.provider = FakeProvider.start();
		this.provider.respondWith((_) -> this.response);
	}

	@Test
	void finishesEveryJobAfterKillsAndLossOfTheKafkaLog() throws Exception {
		Server first = started();
		List<String> early = accepted(first, EARLY);
		first.kill();
		assertUnfinished(EARLY, "RUNNING");

		this.response = AT_ONCE;
		Server next = started();
		awaitAll(next, early);
		this.response = SLOWLY;
		List<String> late = accepted(next, LATE);
		next.kill();
		delete(this.data.resolve("kafka"));
		assertUnfinished(LATE, "RUNNING", "QUEUED", "DISPATCHED");

		this.response = AT_ONCE;
		Server last = started();
		awaitAll(last, late);
		last.terminate();
		try (Inspection after = new Inspection(this.data)) {
			assertThat(after.brokenPromises()).isEmpty();
			assertThat(after.count("job where state = 'SUCCEEDED' and result is not null")).isEqualTo(EARLY + LATE);
			assertThat(after.count("job_attempt where outcome = 'lost'")).as("attempts lost with a process")
				.isPositive();
		}
	}

	/** Checks the open jobs, and that the kill has hit jobs in each of the states. */
	private void assertUnfinished(int jobs, String... states) {
		try (Inspection then = new Inspection(this.data)) {
			assertThat(then.count("job where finished_at is null")).isEqualTo(jobs);
			for (String state : states) {
				assertThat(then.count("job where state = '" + state + "'")).as("jobs that were " + state).isPositive();
			}
		}
	}

	@AfterEach
	void stopsWhatStillRuns() {
		this.servers.forEach(Server::kill);
		this.provider.close();
	}

	/** Submits jobs and returns their ids when at least one of them is running. */
	private List<String> accepted(Server server, int jobs) throws Exception {
		Client client = new Client(server.awaitReady());
		int calls = this.provider.count();
		List<String> accepted = new ArrayList<>();
		for (int i = 0; i < jobs; i++) {
			accepted.add(client.submit(Drawings.PIG, input()));
		}
		Awaitility.await("a call for a story").atMost(TIMEOUT).until(() -> this.provider.count() > calls);
		return accepted;
	}

	/** Returns an input for which the provider writes a valid story. */
	private Map<String, String> input() {
		return Map.of("hero_name", Heroes.named(++this.heroes), "languages", "en", "length", "medium");
	}

	private static void awaitAll(Server server, List<String> jobs) {
		Client client = new Client(server.awaitReady());
		jobs.forEach((job) -> client.awaitStatus(job, "succeeded", TIMEOUT));
	}

	private Server started() throws IOException {
		Server server = Server.standalone(this.data,
				Map.of("NOVA_AI_PROVIDER", "openai", "NOVA_OPENAI_URL", this.provider.url("crash"),
						"NOVA_OPENAI_ZERO_RETENTION", "true", "NOVA_OPENAI_STREAMING", "false",
						"NOVA_OPENAI_TIME_LIMIT", "15m", "NOVA_WORKER_SLOTS", "6", "NOVA_WORKER_LEASE", "3s",
						"NOVA_CLAIM_TIMEOUT", "2s"));
		this.servers.add(server);
		return server;
	}

	private static void delete(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
