package dev.novadraw.gateway.estimate;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.dispatch.WorkerReport;
import dev.novadraw.engine.dispatch.WorkerRepository;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.Worker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The estimates that clients get while jobs wait: queue position, reason and time of
 * completion.
 */
class JobEstimateTests {

	private static final String SMALL = "small-worker";

	private static Gateway gateway;

	private final Worker worker = new Worker(gateway);

	private final TestClient client = new TestClient(gateway);

	/** Durations of jobs are cached, so they exist before the first estimate. */
	@BeforeAll
	static void finishesSomeThatTookTenSeconds() {
		Gateway shared = Gateway.shared();
		Worker worker = new Worker(shared);
		TestClient before = new TestClient(shared);
		for (int i = 0; i < 3; i++) {
			worker.succeed(worker.claim(submit(shared, before).at("/id")));
		}
		shared.sql()
			.sql("update job set attempt_at = finished_at - interval '10 s' where kind = 'riddle' and state = 'SUCCEEDED'")
			.update();
		gateway = Gateway.start(Servers.KAFKA.bootstrapServers());
	}

	@AfterAll
	static void stops() {
		gateway.part(WorkerRepository.class).leave(SMALL);
		gateway.stop();
	}

	@BeforeEach
	void reports() {
		gateway.part(WorkerRepository.class)
			.report(new WorkerReport(SMALL, 1, Set.of("riddle"), "offline", "offline-storyteller", null, "test"));
	}

	@AfterEach
	void removesTheRules() {
		gateway.sql().sql("delete from dispatch_rule").update();
	}

	@Test
	void showsPositionAndCompletionOfQueuedJobs() {
		keepTheWorkerBusy();

		List<Reply> submitted = Stream.generate(this::submit).limit(3).toList();
		List<Reply> asked = submitted.stream().map(this::again).toList();

		for (List<Reply> three : List.of(submitted, asked)) {
			assertThat(three).extracting((job) -> job.at("/waiting_for"))
				.containsExactly("Next; waiting for a free worker.",
						"Queued; 1 job of the same client and kind is ahead.",
						"Queued; 2 jobs of the same client and kind are ahead.");
			assertThat(three).extracting((job) -> job.json().at("/queue_position").intValue()).containsExactly(1, 2, 3);
			List<Instant> estimates = three.stream().map(JobEstimateTests::estimate).toList();
			assertThat(estimates).isSorted().doesNotHaveDuplicates();
			assertThat(estimates.getFirst()).isAfter(Instant.parse(submitted.getFirst().at("/created_at")));
			assertThat(Instant.parse(three.getLast().at("/deadline"))).isAfter(estimates.getLast());
		}
	}

	@Test
	void showsProgressOfARunningJobBelowItsEnd() {
		Reply job = submit();
		this.worker.claim(job.at("/id"));

		JsonNode begun = again(job).json();
		setBack(job, 4);
		JsonNode later = again(job).json();
		setBack(job, 600);
		JsonNode late = again(job).json();

		assertThat(progress(begun)).isBetween(0.0, 0.95);
		assertThat(progress(later)).isGreaterThanOrEqualTo(0.4)
			.isGreaterThan(progress(begun))
			.isLessThanOrEqualTo(0.95);
		assertThat(progress(late)).isEqualTo(0.95);
		assertThat(Instant.parse(late.at("/estimated_completion_at").asString()))
			.isAfter(Instant.parse(begun.at("/started_at").asString()));
		assertThat(begun.at("/queue_position").isNull()).isTrue();
	}

	@Test
	void saysWhichLimitHoldsAJobUp() {
		rule("client/" + this.client.name(), "{\"max_running\": 1}");
		this.worker.claim(submit().at("/id"));
		Reply submitted = submit();

		// Reasons are cached for a moment.
		Awaitility.await("the reason").until(() -> again(submitted).json().at("/estimated_completion_at").isNull());
		Reply held = again(submitted);

		assertThat(held.at("/waiting_for")).isEqualTo("This client has reached its limit of jobs in flight (1).");
		assertThat(held.json().at("/queue_position").isNull()).isTrue();
		assertThat(held.json().at("/estimated_completion_at").isNull()).isTrue();
		assertThat(held.header("Retry-After")).isEqualTo("1");
	}

	/** Claims two jobs, so that a worker with one slot gets no more. */
	private void keepTheWorkerBusy() {
		for (int i = 0; i < 2; i++) {
			this.worker.claim(submit(gateway, new TestClient(gateway)).at("/id"));
		}
	}

	private void setBack(Reply job, int seconds) {
		gateway.sql()
			.sql("update job set attempt_at = attempt_at - ? * interval '1 s' where id = ?::uuid")
			.params(seconds, job.at("/id"))
			.update();
	}

	private static void rule(String of, String rule) {
		Reply set = gateway.send("PUT", "/v1/operations/rules/" + of, BodyPublishers.ofString(rule), "Content-Type",
				"application/json");
		assertThat(set.status()).isEqualTo(200);
	}

	private static double progress(JsonNode job) {
		assertThat(job.at("/progress/value").isNumber()).isTrue();
		return job.at("/progress/value").doubleValue();
	}

	private static Instant estimate(Reply job) {
		return Instant.parse(job.at("/estimated_completion_at"));
	}

	private Reply again(Reply job) {
		return gateway.get("/v1/jobs/" + job.at("/id"), "Authorization", this.client.bearer());
	}

	private Reply submit() {
		return submit(gateway, this.client);
	}

	private static Reply submit(Gateway gateway, TestClient client) {
		return gateway.post("/v1/riddles", "application/json", "{\"subject\": \"a pig\", \"difficulty_level\": 1}",
				"Authorization", client.bearer());
	}

}
