package dev.novadraw.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;
import dev.novadraw.engine.outage.Dependency;
import dev.novadraw.gateway.DatabaseProxy.Mode;
import dev.novadraw.gateway.credential.Token;
import dev.novadraw.gateway.log.LogCapture;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class OutageTests {

	/** The promised 4 s, with a margin for a busy machine. */
	private static final Duration IN_TIME = Duration.ofSeconds(12);

	@Test
	void isAliveAndReadyWithItsDatabase() {
		Gateway gateway = Gateway.shared();

		for (String path : new String[] { "/livez", "/readyz", "/actuator/health/liveness",
				"/actuator/health/readiness" }) {
			assertThat(gateway.get(path).status()).isEqualTo(200);
			assertThat(gateway.get(path).text()).isEqualTo("{\"status\":\"UP\"}");
		}
	}

	@Test
	void isAliveButNotReadyWithoutItsDatabase() throws Exception {
		EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of("target/servers/short-lived").toAbsolutePath(), 0);
		try (DatabaseProxy proxy = new DatabaseProxy(postgres.jdbcUrl())) {
			Gateway gateway = Gateway.start(proxy, postgres);
			Awaitility.await("earlier outages to end").until(() -> !Dependency.DATABASE.isUnavailable());
			// A start may set up logging again, so the capture begins after it.
			try (LogCapture log = LogCapture.at(Level.INFO)) {
				assertThat(gateway.get("/readyz").status()).isEqualTo(200);
				assertAnswersInTime(gateway, proxy, log);
				assertOutage(gateway, postgres, log);
				// Some of its parts may notice late that the outages before are over.
				assertThat(count(log, "Database unavailable")).isEqualTo(count(log, "Database available again") + 1);
			}
			finally {
				gateway.stop();
			}
		}
	}

	private static void assertAnswersInTime(Gateway gateway, DatabaseProxy proxy, LogCapture log) throws Exception {
		for (Mode mode : List.of(Mode.DISCARD, Mode.REFUSE)) {
			assertAnswersInTime(gateway, proxy, mode);
		}
		Awaitility.await("the end of the outages to be logged")
			.until(() -> count(log, "Database available again") == count(log, "Database unavailable"));
	}

	private static long count(LogCapture log, String event) {
		return log.text().lines().filter((line) -> line.contains(event)).count();
	}

	/**
	 * Checks that each of many responses arrives in time. If the requests waited one
	 * after the other, each would take most of a second longer.
	 */
	private static void assertAnswersInTime(Gateway gateway, DatabaseProxy proxy, Mode mode) throws Exception {
		awaitAccepted(gateway);
		proxy.set(mode);
		awaitCacheExpiry(gateway);
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Duration>> times = Collections.nCopies(40, 0)
				.stream()
				.map((_) -> clients.submit(() -> timeOf503(gateway)))
				.toList();
			for (Future<Duration> time : times) {
				assertThat(time.get()).as(mode.name()).isLessThan(IN_TIME);
			}
		}
		proxy.set(Mode.PASS);
		awaitAccepted(gateway);
	}

	/**
	 * Sends requests until counts from before the outage, kept for a second, have
	 * expired.
	 */
	private static void awaitCacheExpiry(Gateway gateway) {
		Duration passed = Duration.ZERO;
		while (passed.compareTo(Duration.ofMillis(1500)) < 0) {
			passed = passed.plus(timeOf503(gateway));
		}
	}

	private static Duration timeOf503(Gateway gateway) {
		long begin = System.nanoTime();
		Reply reply = gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60)));
		Duration time = Duration.ofNanos(System.nanoTime() - begin);
		assertThat(reply.status()).isEqualTo(503);
		assertThat(reply.at("/code")).isIn("UNAVAILABLE", "UPLOADS_BUSY");
		return time;
	}

	private static void awaitAccepted(Gateway gateway) {
		Awaitility.await("the gateway to accept a job")
			.until(() -> gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60))).status() == 202);
	}

	private static void assertOutage(Gateway gateway, EmbeddedPostgres postgres, LogCapture log) {
		int before = lines(log).size();
		postgres.close();

		assertThat(gateway.get("/livez").status()).isEqualTo(200);
		assertThat(gateway.get("/livez", "Authorization", TestClient.bearer(Token.create(Token.Type.LIVE))).status())
			.isEqualTo(200);
		assertThat(gateway.get("/readyz").status()).isEqualTo(503);
		Reply get = gateway.get("/v1/jobs/0197f0e1-0000-7000-8000-000000000000");
		Reply post = gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(200, 100)));
		for (Reply reply : new Reply[] { get, post }) {
			assertThat(reply.status()).isEqualTo(503);
			assertThat(reply.at("/code")).isEqualTo("UNAVAILABLE");
			assertThat(reply.header("Retry-After")).isEqualTo("5");
			assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"service\";q=0;w=5");
			assertThat(reply.header("RateLimit")).isEqualTo("\"service\";r=0;t=5");
		}
		List<CompletableFuture<Reply>> others = IntStream.range(0, 10)
			.mapToObj((number) -> gateway.getLater("/v1/jobs"))
			.toList();
		assertThat(others).allSatisfy((reply) -> assertThat(reply.join().status()).isEqualTo(503));
		List<String> ofOutage = lines(log).subList(before, lines(log).size());
		assertThat(ofOutage).hasSizeLessThan(8)
			.filteredOn((line) -> line.contains("Database unavailable"))
			.hasSizeLessThanOrEqualTo(1);
	}

	@Test
	void revealsNothingAboutAnOutage() {
		Gateway gateway = Gateway.shared();
		String id = gateway.post("/v1/riddles", "application/json", "{\"subject\":\"x\",\"difficulty_level\":1}")
			.at("/id");
		gateway.sql().sql("update job set metadata = '[]' where id = ?::uuid").param(id).update();

		Reply reply = gateway.get("/v1/jobs/" + id);

		assertThat(reply.status()).isEqualTo(500);
		assertThat(reply.at("/code")).isEqualTo("INTERNAL_ERROR");
		assertThat(reply.text()).doesNotContain("Exception", "jackson", "metadata");
		gateway.sql().sql("update job set metadata = '{}' where id = ?::uuid").param(id).update();
	}

	/**
	 * Returns the log without the lines of the tests' broker, which runs in this process.
	 */
	private static List<String> lines(LogCapture log) {
		return log.text()
			.lines()
			.filter((line) -> !line.startsWith("INFO kafka.") && !line.startsWith("INFO state.change.logger"))
			.toList();
	}

}
