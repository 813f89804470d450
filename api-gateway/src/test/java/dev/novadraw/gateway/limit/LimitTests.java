package dev.novadraw.gateway.limit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class LimitTests {

	private static final int MUCH = 1_000_000;

	private final Gateway gateway = Gateway.shared();

	private final String client = "c-" + UUID.randomUUID();

	@Test
	void countsRequestsOfAKeyAndSaysWhatIsLeft() {
		String key = key(limits(1, 5, MUCH, MUCH, MUCH));

		List<Reply> replies = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			replies.add(this.gateway.get("/v1/jobs", "Authorization", key));
		}

		assertThat(replies.getFirst().status()).isEqualTo(200);
		assertThat(replies.getFirst().header("RateLimit-Policy")).isEqualTo("\"burst\";q=5;w=5");
		assertThat(replies.getFirst().header("RateLimit")).isEqualTo("\"burst\";r=4;t=0");
		Reply refused = replies.getLast();
		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.at("/code")).isEqualTo("RATE_LIMITED");
		assertThat(refused.json().at("/retryable").booleanValue()).isTrue();
		assertThat(refused.header("Retry-After")).isEqualTo("1");
		assertThat(refused.header("RateLimit")).startsWith("\"burst\";r=0;t=");
		assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"burst\";q=5;w=5");
	}

	@Test
	void sharesTheLimitBetweenTwoGateways() throws Exception {
		int burst = 200;
		String key = key(limits(1, burst, MUCH, MUCH, MUCH));
		long begun = System.nanoTime();
		try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
			List<Callable<Integer>> requests = new ArrayList<>();
			for (int i = 0; i < 10 * burst; i++) {
				Gateway asked = (i % 2 == 0) ? this.gateway : Gateway.other();
				requests.add(() -> asked.get("/v1/jobs?limit=1", "Authorization", key).status());
			}
			int let = 0;
			for (Future<Integer> status : threads.invokeAll(requests)) {
				assertThat(status.get()).isIn(200, 429);
				let += (status.get() == 200) ? 1 : 0;
			}
			double refilled = (System.nanoTime() - begun) / 1e9;

			assertThat(let).isBetween(burst, (int) Math.ceil(1.05 * burst + refilled) + 1);
		}
	}

	@Test
	void answersAllOfManyFirstRequestsOfANewKey() throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
			for (int i = 0; i < 10; i++) {
				String key = new TestClient(this.gateway, this.client + i, limits(MUCH, MUCH, MUCH, MUCH, MUCH))
					.bearer();
				Callable<Integer> request = () -> this.gateway.get("/v1/jobs?limit=1", "Authorization", key).status();

				for (Future<Integer> status : threads.invokeAll(Collections.nCopies(16, request))) {
					assertThat(status.get()).isEqualTo(200);
				}
			}
		}
	}

	@Test
	void countsNewJobsButNoReplays() {
		String key = key(limits(MUCH, MUCH, 3, MUCH, MUCH));
		String idempotencyKey = UUID.randomUUID().toString();

		for (int i = 0; i < 5; i++) {
			assertThat(submit(key, "Idempotency-Key", idempotencyKey).status()).isEqualTo(202);
		}
		assertThat(submit(key).status()).isEqualTo(202);
		assertThat(submit(key).status()).isEqualTo(202);
		Reply refused = submit(key);

		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.at("/code")).isEqualTo("JOBS_LIMITED");
		assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 20);
		assertThat(refused.header("RateLimit")).startsWith("\"jobs\";r=0;t=");
		assertThat(rows()).isEqualTo(3);
	}

	@Test
	void limitsTheQueuedJobsOfAClient() {
		String key = key(limits(MUCH, MUCH, MUCH, MUCH, 2));
		String first = submit(key).at("/id");
		assertThat(submit(key).status()).isEqualTo(202);

		Reply refused = submit(key);
		new Worker(this.gateway).claim(first);

		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.at("/code")).isEqualTo("QUEUE_FULL");
		assertThat(refused.header("Retry-After")).isEqualTo("5");
		assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"queue\";q=2;w=5");
		assertThat(rows()).isEqualTo(2);
	}

	@Test
	void limitsTheJobsOfEachUser() {
		TestClient app = new TestClient(this.gateway, this.client,
				new ClientLimits(MUCH, MUCH, 5, MUCH, MUCH, MUCH, MUCH, 3, MUCH, MUCH));
		String greedy = token(app, "greedy");
		String polite = token(app, "polite");

		assertThat(submit(greedy, 10)).containsExactly(202, 202, 202, 429, 429, 429, 429, 429, 429, 429);

		Reply refused = submit(greedy);
		assertThat(refused.at("/code")).isEqualTo("USER_JOBS_LIMITED");
		assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"user-jobs\";q=3;w=60");
		assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 20);
		assertThat(submit(token(app, "greedy")).status()).as("with another token").isEqualTo(429);
		assertThat(submit(polite, 2)).containsExactly(202, 202);
		assertThat(submit(polite).at("/code")).as("no more for this client").isEqualTo("JOBS_LIMITED");
		assertThat(rows()).isEqualTo(5);
	}

	@Test
	void limitsTheQueuedJobsOfEachUser() {
		TestClient app = new TestClient(this.gateway, this.client,
				new ClientLimits(MUCH, MUCH, MUCH, MUCH, 4, MUCH, MUCH, MUCH, MUCH, 2));
		String greedy = token(app, "greedy");

		assertThat(submit(greedy, 3)).containsExactly(202, 202, 429);

		Reply refused = submit(greedy);
		assertThat(refused.at("/code")).isEqualTo("USER_QUEUE_FULL");
		assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"user-queue\";q=2;w=5");
		assertThat(submit(token(app, "polite"), 2)).containsExactly(202, 202);
		assertThat(submit(app.bearer()).at("/code")).isEqualTo("QUEUE_FULL");
	}

	@Test
	void countsForAUserOnlyWithItsToken() {
		TestClient app = new TestClient(this.gateway, this.client,
				new ClientLimits(MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, MUCH, 1, 1, 1));
		for (int i = 0; i < 3; i++) {
			Multipart form = Multipart.drawing(TestDrawings.png(60, 60)).field("user", "child-1");
			assertThat(this.gateway.post("/v1/stories", form, "Authorization", app.bearer()).status()).isEqualTo(202);
		}
	}

	@Test
	void acceptsNothingWhenTheQueueOfAllIsFull() {
		Gateway full = Gateway.start(Servers.KAFKA.bootstrapServers(), "--nova.queue.max=0");
		try {
			Reply refused = full.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60)));

			assertThat(refused.status()).isEqualTo(503);
			assertThat(refused.at("/code")).isEqualTo("SERVICE_FULL");
			assertThat(refused.header("Retry-After")).isEqualTo("5");
			assertThat(refused.header("RateLimit")).isEqualTo("\"queue\";r=0;t=5");
			assertThat(full.get("/v1/jobs").status()).isEqualTo(200);
		}
		finally {
			full.stop();
		}
	}

	private static ClientLimits limits(int perSecond, int burst, int perMinute, int perDay, int queued) {
		return new ClientLimits(perSecond, burst, perMinute, perDay, queued, null, null, null, null, null);
	}

	private String key(ClientLimits limits) {
		return new TestClient(this.gateway, this.client, limits).bearer();
	}

	private Reply submit(String key, String... headers) {
		List<String> all = new ArrayList<>(List.of("Authorization", key));
		all.addAll(List.of(headers));
		return this.gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60)),
				all.toArray(String[]::new));
	}

	private List<Integer> submit(String key, int times) {
		return Stream.generate(() -> submit(key).status()).limit(times).toList();
	}

	private String token(TestClient app, String user) {
		return "Bearer " + this.gateway
			.post("/v1/client-tokens", "application/json", "{\"user\": \"%s\"}".formatted(user), "Authorization",
					app.bearer())
			.at("/token");
	}

	private long rows() {
		return this.gateway.sql()
			.sql("select count(*) from job where client = ?")
			.param(this.client)
			.query(Long.class)
			.single();
	}

}
