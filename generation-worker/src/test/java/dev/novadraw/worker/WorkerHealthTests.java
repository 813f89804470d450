package dev.novadraw.worker;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

import dev.novadraw.embedded.kafka.EmbeddedKafka;
import dev.novadraw.embedded.postgres.EmbeddedPostgres;
import dev.novadraw.engine.job.NewJob;
import dev.novadraw.engine.outage.Dependency;
import dev.novadraw.kind.script.ScriptGenerator;
import dev.novadraw.kind.script.ScriptInput;
import dev.novadraw.worker.ai.check.StartupProbe;

import static org.assertj.core.api.Assertions.assertThat;

class WorkerHealthTests {

	private static final Path DIRECTORY = Path.of("target/health").toAbsolutePath();

	/**
	 * The maximum number of log lines of an outage; it would be more than 60 a second if
	 * each component logged it.
	 */
	private static final int FEW = 8;

	private static final Duration OUTAGE = Duration.ofSeconds(3);

	private static final Duration LEASE = Duration.ofSeconds(6);

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static EmbeddedPostgres postgres;

	private static EmbeddedKafka kafka;

	private static ConfigurableApplicationContext worker;

	@BeforeAll
	static void start() throws IOException {
		// The jobs of an earlier run would be counted.
		FileSystemUtils.deleteRecursively(DIRECTORY);
		postgres = EmbeddedPostgres.start(DIRECTORY.resolve("postgres"), 0);
		kafka = EmbeddedKafka.start(DIRECTORY.resolve("kafka"), 0);
		worker = new SpringApplicationBuilder(WorkerApplication.class)
			.properties(Map.of("spring.config.name", "nova-worker"))
			.run(Stream.concat(kafka.settings().stream(),
					Stream.of("--spring.datasource.url=" + postgres.jdbcUrl(),
							"--spring.datasource.username=" + postgres.application().username(),
							"--spring.datasource.password=" + postgres.application().password(),
							"--nova.database.owner.username=" + postgres.owner().username(),
							"--nova.database.owner.password=" + postgres.owner().password(), "--server.port=0",
							"--nova.connections.head-timeout=4s", "--nova.worker.lease=" + LEASE.toSeconds() + "s",
							"--nova.dispatch.sweep-interval=200ms"))
				.toArray(String[]::new));
	}

	@AfterAll
	static void stop() {
		worker.close();
		kafka.close();
		postgres.close();
	}

	@Test
	void checksItsProvidersAtTheStart() {
		assertThat(worker.getBeansOfType(StartupProbe.class)).hasSize(1);
	}

	@Test
	void isNotReadyWithoutItsDatabaseAndLogsTheOutageInAFewLines() {
		awaitReady(Dependency.DATABASE);
		assertThat(status("/actuator/health/ai")).isEqualTo(200);
		int port = postgres.port();
		try (CapturedLog log = new CapturedLog()) {
			postgres.close();
			within("it not to be ready").until(() -> status("/readyz") == 503);
			assertThat(status("/livez")).isEqualTo(200);
			assertThat(status("/actuator/health")).isEqualTo(503);
			Awaitility.await("an outage of a while").atMost(Duration.ofSeconds(60)).during(OUTAGE).until(() -> true);

			postgres = EmbeddedPostgres.start(DIRECTORY.resolve("postgres"), port);
			within("the end of the outage to be logged").until(() -> log.with("Database available again").count() == 1);

			assertThat(status("/readyz")).isEqualTo(200);
			assertThat(log.with("Database unavailable")).hasSize(1);
			assertThat(log.all()).hasSizeLessThan(FEW);
		}
	}

	@Test
	void finishesItsAttemptsAfterAnOutageOfItsDatabaseThatIsLongerThanALease() {
		within("it to be ready").until(() -> status("/readyz") == 200);
		ScriptGenerator.CALLS.set(0);
		CountDownLatch endsInTheOutage = running(1);
		CountDownLatch endsLater = running(2);
		int port = postgres.port();

		postgres.close();
		endsInTheOutage.countDown();
		pass("an outage of more than a lease", () -> true);
		postgres = EmbeddedPostgres.start(DIRECTORY.resolve("postgres"), port);
		pass("a lease in which no job is lost", () -> count("job_attempt where outcome <> 'completed'") == 0);
		endsLater.countDown();

		within("both to end").until(() -> count("job where state = 'SUCCEEDED'") == 2);
		assertThat(ScriptGenerator.CALLS).hasValue(2);
		assertThat(count("job_attempt")).isEqualTo(2);
	}

	/** Starts a job that runs until the returned latch is counted down. */
	private static CountDownLatch running(int jobs) {
		CountDownLatch gate = new CountDownLatch(1);
		ScriptGenerator.gate = gate;
		Engine.submit(worker, new NewJob("anna", "script", new ScriptInput("wait"), null, 0, 3, Duration.ofMinutes(5),
				null, Map.of()));
		within("jobs to run: " + jobs).until(() -> ScriptGenerator.RUNNING.get() == jobs);
		return gate;
	}

	private static void pass(String what, Callable<Boolean> meanwhile) {
		Awaitility.await(what)
			.atMost(Duration.ofSeconds(60))
			.during(LEASE.plusSeconds(2))
			.pollInterval(Duration.ofMillis(200))
			.until(meanwhile);
	}

	private static long count(String rows) {
		return JdbcClient
			.create(new DriverManagerDataSource(postgres.jdbcUrl(), postgres.username(), postgres.password()))
			.sql("select count(*) from " + rows)
			.query(Long.class)
			.single();
	}

	@Test
	void logsAnOutageOfKafkaInAFewLines() {
		awaitReady(Dependency.KAFKA);
		try (CapturedLog log = new CapturedLog()) {
			kafka.close();
			within("the outage to be logged").until(() -> log.with("Kafka unavailable").count() == 1);

			assertThat(status("/readyz")).isEqualTo(200);
			kafka = EmbeddedKafka.start(DIRECTORY.resolve("kafka"), kafka.port());
			within("the end of the outage to be logged").until(() -> log.with("Kafka available again").count() == 1);

			assertThat(log.with("Kafka unavailable")).hasSize(1);
			assertThat(log.with("").filter((line) -> line.startsWith("WARN ") || line.startsWith("ERROR ")))
				.hasSizeLessThan(FEW);
		}
	}

	@Test
	void isAliveWhileAttemptsKeepAllCarriersOfVirtualThreadsBusy() throws InterruptedException {
		AtomicBoolean busy = new AtomicBoolean(true);
		int threads = Runtime.getRuntime().availableProcessors();
		CountDownLatch begun = new CountDownLatch(threads);
		try {
			IntStream.range(0, threads).forEach((i) -> Thread.ofVirtual().start(() -> {
				begun.countDown();
				while (busy.get()) {
					Thread.onSpinWait();
				}
			}));
			assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

			assertThat(status("/livez")).isEqualTo(200);
		}
		finally {
			busy.set(false);
		}
	}

	@Test
	void closesConnectionsWhoseHeadersAreTrickled() throws IOException {
		try (Socket socket = new Socket("127.0.0.1", port())) {
			socket.getOutputStream().write("GET /livez HTTP/1.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));

			within("the worker to hang up").until(() -> isClosed(socket));
		}
	}

	@Test
	void isNotReadyWhileItsRoleHasNoRights() throws SQLException {
		within("it to be ready").until(() -> status("/readyz") == 200);
		try {
			execute("revoke update on job from nova_engine");

			within("it not to be ready").until(() -> status("/readyz") == 503);
			assertThat(status("/livez")).isEqualTo(200);
		}
		finally {
			execute("grant update on job to nova_engine");
		}
		within("it to be ready again").until(() -> status("/readyz") == 200);
	}

	// On a busy machine, a start can report an outage.
	private static void awaitReady(Dependency dependency) {
		within("it to be ready").until(() -> status("/readyz") == 200);
		within("earlier outages to end").until(() -> !dependency.isUnavailable());
	}

	private static void execute(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(),
				postgres.password()); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static boolean isClosed(Socket socket) {
		try {
			socket.getOutputStream().write('x');
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	private static ConditionFactory within(String what) {
		return Awaitility.await(what).atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(200));
	}

	private static int status(String path) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
			.timeout(Duration.ofSeconds(60))
			.build();
		try {
			return HTTP.send(request, BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			return -1;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static int port() {
		return ((WebServerApplicationContext) worker).getWebServer().getPort();
	}

}
