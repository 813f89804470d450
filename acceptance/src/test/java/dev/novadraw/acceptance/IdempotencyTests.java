package dev.novadraw.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.novadraw.engine.failpoint.Failpoint;
import dev.novadraw.engine.json.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Checks that a request with a key is accepted once by all gateways together, even if a
 * gateway is killed before it responds.
 */
class IdempotencyTests {

	private static final int KILLED = 137;

	private static final int REQUESTS = 6;

	private static final int TIMES = 50;

	private static final Duration TIMEOUT = Duration.ofMinutes(3);

	/**
	 * Generous, since an overloaded machine reads bodies late although they were sent at
	 * once.
	 */
	private static final Map<String, String> SLOW_BODIES = Map.of("NOVA_CLIENT_TIMEOUT", "2m", "NOVA_HEAD_TIMEOUT",
			"2m", "NOVA_BODY_TIME", "2m");

	private static Backing backing;

	private static Server gateway;

	private static Client client;

	@BeforeAll
	static void starts(@TempDir Path data) throws IOException {
		backing = new Backing(data);
		gateway = gateway();
		client = new Client(address(gateway));
	}

	@AfterAll
	static void stops() {
		gateway.kill();
		backing.close();
	}

	@ParameterizedTest
	@CsvSource({ "SUBMIT_BEFORE_COMMIT, 0", "SUBMITTED, 1" })
	void isAcceptedOnceWhenItsGatewayDies(Failpoint failpoint, long written) throws Exception {
		try (Server victim = gateway("-Dnova.failpoint=" + failpoint)) {
			Client first = new Client(address(victim));
			assertThatThrownBy(() -> submit(first, failpoint.name())).isInstanceOf(IOException.class);
			assertThat(victim.awaitExit()).isEqualTo(KILLED);
			assertThat(victim.output()).contains("failpoint " + failpoint + " reached");
		}
		assertThat(jobs(failpoint.name())).isEqualTo(written);

		HttpResponse<String> second = submit(client, failpoint.name());
		HttpResponse<String> third = submit(client, failpoint.name());

		assertThat(second.statusCode()).isEqualTo(202);
		assertThat(isReplayed(second)).isEqualTo(written == 1);
		assertThat(isReplayed(third)).isTrue();
		assertThat(third.body()).isEqualTo(second.body());
		assertThat(jobs(failpoint.name())).isEqualTo(1);
	}

	@Test
	void isAcceptedOnceWhenSentConcurrently() throws Exception {
		List<String> requests = IntStream.range(0, REQUESTS).mapToObj((number) -> "request-" + number).toList();
		try (Server victim = gateway()) {
			assertConcurrentRequestsAreAcceptedOnce(List.of(client, new Client(address(victim))));
			ConcurrentClients clients = new ConcurrentClients(List.of(client, new Client(address(victim))));

			Map<String, List<HttpResponse<String>>> answers = clients.sendAll(requests, victim::kill);

			assertThat(clients.cutOff.get()).as("requests in flight").isPositive();
			for (String request : requests) {
				assertThat(answers.get(request)).hasSize(TIMES).extracting(HttpResponse::statusCode).containsOnly(202);
				assertThat(answers.get(request)).extracting(IdempotencyTests::id)
					.containsOnly(id(answers.get(request).getFirst()));
				assertThat(answers.get(request)).filteredOn((answer) -> !isReplayed(answer))
					.hasSizeLessThanOrEqualTo(1);
				assertThat(jobs(request)).isEqualTo(1);
				assertThat(code(submit(client, request, Drawings.BUG))).isEqualTo("IDEMPOTENCY_KEY_REUSED");
			}
		}
		assertThat(keysOf(requests)).isEqualTo(REQUESTS);
	}

	private static void assertConcurrentRequestsAreAcceptedOnce(List<Client> gateways) throws Exception {
		ConcurrentClients clients = new ConcurrentClients(gateways);
		List<HttpResponse<String>> answers = clients.sendAll(List.of("at-once"), () -> {
		}).get("at-once");

		assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
		assertThat(answers).extracting(IdempotencyTests::id).containsOnly(id(answers.getFirst()));
		assertThat(answers).filteredOn((answer) -> !isReplayed(answer)).hasSizeBetween(clients.isAnyLost() ? 0 : 1, 1);
		assertThat(jobs("at-once")).isEqualTo(1);
	}

	/**
	 * Many clients that send the same requests concurrently to all available gateways.
	 */
	private static final class ConcurrentClients {

		private final AtomicInteger answered = new AtomicInteger();

		private final AtomicInteger cutOff = new AtomicInteger();

		private final AtomicInteger unavailable = new AtomicInteger();

		private final List<Client> gateways;

		ConcurrentClients(List<Client> gateways) {
			this.gateways = gateways;
		}

		/**
		 * Sends each request many times, and runs an action when a fifth of the responses
		 * have arrived.
		 */
		Map<String, List<HttpResponse<String>>> sendAll(List<String> requests, Runnable meanwhile) throws Exception {
			Map<String, List<HttpResponse<String>>> answers = new HashMap<>();
			List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
			for (int i = 0; i < TIMES * requests.size(); i++) {
				int number = i;
				calls.add(() -> submitUntilAccepted(requests.get(number % requests.size()), number / requests.size()));
			}
			try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
				List<Future<HttpResponse<String>>> sent = calls.stream().map(threads::submit).toList();
				Awaitility.await("a fifth of the answers")
					.atMost(TIMEOUT)
					.pollInterval(Duration.ofMillis(5))
					.until(() -> this.answered.get() >= calls.size() / 5);
				meanwhile.run();
				for (int i = 0; i < sent.size(); i++) {
					answers.computeIfAbsent(requests.get(i % requests.size()), (request) -> new ArrayList<>())
						.add(sent.get(i).get());
				}
			}
			return answers;
		}

		/**
		 * Returns true if the first response to a submission may not have arrived: a
		 * gateway whose database is slow answers 503 also after the commit.
		 */
		boolean isAnyLost() {
			return this.cutOff.get() + this.unavailable.get() > 0;
		}

		/**
		 * Repeats a request while the response asks for it, and changes the gateway if
		 * there is no response.
		 */
		private HttpResponse<String> submitUntilAccepted(String request, int first) {
			AtomicInteger next = new AtomicInteger(first);
			HttpResponse<String> answer = Awaitility.await("an answer to " + request)
				.pollInSameThread()
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(500))
				.atMost(TIMEOUT)
				.until(() -> trySubmit(request, this.gateways.get(next.getAndIncrement() % this.gateways.size())),
						(response) -> response != null && !isToBeRepeated(response));
			this.answered.incrementAndGet();
			return answer;
		}

		private @Nullable HttpResponse<String> trySubmit(String request, Client gateway) throws InterruptedException {
			try {
				HttpResponse<String> answer = submit(gateway, request);
				if (answer.statusCode() == 503) {
					this.unavailable.incrementAndGet();
				}
				return answer;
			}
			catch (IOException ex) {
				this.cutOff.incrementAndGet();
				return null;
			}
		}

	}

	/**
	 * Returns true for responses that ask the client to repeat the request.
	 */
	private static boolean isToBeRepeated(HttpResponse<String> answer) {
		return answer.statusCode() == 503
				|| answer.statusCode() == 409 && code(answer).equals("IDEMPOTENCY_KEY_IN_USE");
	}

	private static String id(HttpResponse<String> answer) {
		return Json.MAPPER.readTree(answer.body()).get("id").asString();
	}

	private static String code(HttpResponse<String> answer) {
		return Json.MAPPER.readTree(answer.body()).get("code").asString();
	}

	private static HttpResponse<String> submit(Client by, String key) throws IOException, InterruptedException {
		return submit(by, key, Drawings.PIG);
	}

	private static HttpResponse<String> submit(Client by, String key, Path drawing)
			throws IOException, InterruptedException {
		return by.post("/v1/stories", drawing, Map.of("metadata[request]", key), "Idempotency-Key", key);
	}

	private static long keysOf(List<String> requests) {
		return backing.sql.sql("""
				select count(*) from idempotency_key
				where job_id in (select id from job where metadata ->> 'request' in (:requests))""")
			.param("requests", requests)
			.query(Long.class)
			.single();
	}

	private static boolean isReplayed(HttpResponse<String> answer) {
		return answer.headers().firstValue("Idempotent-Replayed").isPresent();
	}

	private static long jobs(String request) {
		return Inspection.count(backing.sql, "job where metadata ->> 'request' = '" + request + "'");
	}

	private static Server gateway(String... jvm) throws IOException {
		List<String> options = new ArrayList<>(List.of("-Xmx512m", "-Dnova.body.grace=2m"));
		options.addAll(List.of(jvm));
		return Server.gateway(backing.environment(SLOW_BODIES), options, null);
	}

	private static String address(Server gateway) {
		return "http://127.0.0.1:" + gateway.awaitReady();
	}

}
