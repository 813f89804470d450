package dev.novadraw.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.novadraw.failpoint.Failpoint;
import dev.novadraw.json.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A wish with a key is accepted once, by whichever gateway, also when the one that was
 * about to answer is killed.
 */
class IdempotencyTests {

	private static final int KILLED = 137;

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
	void isAcceptedOnceWhenItsGatewayDies(Failpoint where, long written) throws Exception {
		try (Server doomed = gateway("-Dnova.failpoint=" + where)) {
			Client unlucky = new Client(address(doomed));
			assertThatThrownBy(() -> submit(unlucky, where.name())).isInstanceOf(IOException.class);
			assertThat(doomed.awaitExit()).isEqualTo(KILLED);
			assertThat(doomed.output()).contains("failpoint " + where + " reached");
		}
		assertThat(jobs(where.name())).isEqualTo(written);

		HttpResponse<String> second = submit(client, where.name());
		HttpResponse<String> third = submit(client, where.name());

		assertThat(second.statusCode()).isEqualTo(202);
		assertThat(isReplayed(second)).isEqualTo(written == 1);
		assertThat(isReplayed(third)).isTrue();
		assertThat(third.body()).isEqualTo(second.body());
		assertThat(jobs(where.name())).isEqualTo(1);
	}

	@Test
	void isAcceptedOnceWhenItComesToTwoGatewaysAtTheSameTime() throws Exception {
		try (Server other = gateway(); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Client> clients = List.of(client, new Client(address(other)));
			List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
			for (int i = 0; i < 16; i++) {
				Client one = clients.get(i % 2);
				calls.add(() -> submit(one, "at-once"));
			}

			List<HttpResponse<String>> answers = new ArrayList<>();
			for (Future<HttpResponse<String>> answer : threads.invokeAll(calls)) {
				answers.add(answer.get());
			}

			assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
			assertThat(answers).extracting((answer) -> Json.MAPPER.readTree(answer.body()).get("id").asString())
				.containsOnly(Json.MAPPER.readTree(answers.getFirst().body()).get("id").asString());
			assertThat(answers).filteredOn((answer) -> !isReplayed(answer)).hasSize(1);
		}
		assertThat(jobs("at-once")).isEqualTo(1);
	}

	private static HttpResponse<String> submit(Client by, String key) throws IOException, InterruptedException {
		return by.post("/v1/stories", Drawings.PIG, Map.of("metadata[wish]", key), "Idempotency-Key", key);
	}

	private static boolean isReplayed(HttpResponse<String> answer) {
		return answer.headers().firstValue("Idempotent-Replayed").isPresent();
	}

	private static long jobs(String wish) {
		return Inspection.count(backing.sql, "job where metadata ->> 'wish' = '" + wish + "'");
	}

	private static Server gateway(String... jvm) throws IOException {
		List<String> options = new ArrayList<>(List.of("-Xmx512m"));
		options.addAll(List.of(jvm));
		return Server.gateway(backing.environment(Map.of()), options, null);
	}

	private static String address(Server gateway) {
		return "http://127.0.0.1:" + gateway.awaitReady();
	}

}
