package dev.novadraw.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database whose answers come late, with the time limits of production.
 */
class SlowDatabaseTests {

	private static final byte[] PIG = TestDrawings.png(80, 60);

	/** More than a request may wait for the database in all. */
	private static final Duration TOO_LONG = Duration.ofSeconds(4);

	/** Less than three times as long, with room for a busy machine. */
	private static final Duration FEW_WAITS = Duration.ofSeconds(12);

	private static final DatabaseProxy PROXY = new DatabaseProxy(Servers.POSTGRES.jdbcUrl());

	private static Gateway gateway;

	private final String user = "child-" + UUID.randomUUID();

	@BeforeAll
	static void start() {
		gateway = Gateway.start(PROXY, Servers.POSTGRES);
	}

	@AfterAll
	static void stop() {
		gateway.stop();
		PROXY.close();
	}

	@AfterEach
	void recover() {
		PROXY.delayAnswers(Duration.ZERO);
		PROXY.loseCommits(() -> false);
	}

	@Test
	void answersWhatItsTimeIsEnoughFor() {
		Reply earlier = submit("earlier");
		PROXY.delayAnswers(Duration.ofMillis(40));

		Reply submitted = submit("one");
		Reply list = list();
		Reply export = export();

		assertThat(submitted.status()).isEqualTo(202);
		assertThat(list.status()).isEqualTo(200);
		assertThat(list.json().at("/data")).hasSize(2);
		assertThat(list.at("/data/0/id")).isEqualTo(submitted.at("/id"));
		assertWhole(export, List.of(earlier, submitted));
	}

	@Test
	void refusesWhatItsTimeIsNotEnoughFor() {
		submit("earlier");
		long orphans = orphans();
		PROXY.delayAnswers(TOO_LONG);

		for (Supplier<Reply> request : List.<Supplier<Reply>>of(() -> submit("one"), this::list, this::export)) {
			List<Reply> replies = inTime(request);
			assertThat(replies).allSatisfy(SlowDatabaseTests::assertUnavailable);
		}

		PROXY.delayAnswers(Duration.ZERO);
		awaitWholePools();
		assertThat(submit("one").status()).isEqualTo(202);
		assertThat(jobs()).isEqualTo(2);
		assertThat(orphans()).isEqualTo(orphans);
		assertThat(list().json().at("/data")).hasSize(2);
		assertThat(export().status()).isEqualTo(200);
	}

	/** The time is over after a different number of statements each. */
	@ParameterizedTest
	@ValueSource(ints = { 200, 350, 450, 800 })
	void writesAllOrNothingWhenItTimesOut(int millis) {
		Reply earlier = submit("earlier");
		long orphans = orphans();
		PROXY.delayAnswers(Duration.ofMillis(millis));

		List<Reply> replies;
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			List<CompletableFuture<Reply>> submissions = IntStream.range(0, 6)
				.mapToObj((number) -> CompletableFuture.supplyAsync(() -> submit("key-" + number), clients))
				.toList();
			CompletableFuture<Void> exported = CompletableFuture.runAsync(() -> assertWholeOrNone(earlier), clients);
			replies = submissions.stream().map(CompletableFuture::join).toList();
			exported.join();
		}

		PROXY.delayAnswers(Duration.ZERO);
		awaitWholePools();
		for (int number = 0; number < replies.size(); number++) {
			Reply again = submit("key-" + number);
			assertThat(again.status()).isEqualTo(202);
			if (replies.get(number).status() != 202) {
				assertUnavailable(replies.get(number));
			}
			else {
				assertThat(again.text()).isEqualTo(replies.get(number).text());
			}
		}
		assertThat(jobs()).isEqualTo(1 + replies.size());
		assertThat(orphans()).isEqualTo(orphans);
	}

	@Test
	void makesOneJobWhenTheResponseToACommitIsLost() {
		PROXY.loseCommits(() -> jobs() > 0);

		Reply lost = submit("one");

		assertUnavailable(lost);
		assertThat(jobs()).as("committed").isEqualTo(1);
		PROXY.loseCommits(() -> false);
		awaitWholePools();
		Reply again = submit("one");
		assertThat(again.status()).isEqualTo(202);
		assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
		assertThat(jobs()).isEqualTo(1);
		assertThat(list().at("/data/0/id")).isEqualTo(again.at("/id"));
	}

	private List<Reply> inTime(Supplier<Reply> request) {
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			return IntStream.range(0, 6)
				.mapToObj((_) -> CompletableFuture.supplyAsync(() -> inTimeOne(request), clients))
				.toList()
				.stream()
				.map(CompletableFuture::join)
				.toList();
		}
	}

	private static Reply inTimeOne(Supplier<Reply> request) {
		long begin = System.nanoTime();
		Reply reply = request.get();
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(FEW_WAITS);
		return reply;
	}

	private static void assertUnavailable(Reply reply) {
		assertThat(reply.status()).isEqualTo(503);
		assertThat(reply.at("/code")).isIn("UNAVAILABLE", "UPLOADS_BUSY");
		assertThat(reply.header("Retry-After")).isNotNull();
	}

	/** A connection that was lost would be in use for ever. */
	private static void awaitWholePools() {
		List<HikariDataSource> pools = List.of(gateway.part(HikariDataSource.class), enginePool());
		Awaitility.await("all connections to be back in the pool")
			.until(() -> pools.stream()
				.map(HikariDataSource::getHikariPoolMXBean)
				.allMatch((pool) -> pool.getActiveConnections() == 0 && pool.getThreadsAwaitingConnection() == 0));
	}

	private static HikariDataSource enginePool() {
		try {
			return gateway.part("engineDataSource", DataSource.class).unwrap(HikariDataSource.class);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Reply submit(String key) {
		return gateway.post("/v1/stories", Multipart.drawing(PIG).field("user", this.user), "Idempotency-Key",
				this.user + key);
	}

	private Reply list() {
		return gateway.get("/v1/jobs?user=" + this.user);
	}

	private Reply export() {
		return gateway.get("/v1/users/" + this.user + "/export");
	}

	/** A response that has begun cannot become an error; it is cut off. */
	private void assertWholeOrNone(Reply job) {
		try {
			Reply export = export();
			if (export.status() == 200) {
				assertWhole(export, List.of(job));
			}
			else {
				assertUnavailable(export);
			}
		}
		catch (UncheckedIOException ex) {
			assertThat(ex).hasMessageFindingMatch("closed|chunked transfer encoding");
		}
	}

	private static void assertWhole(Reply export, List<Reply> jobs) {
		assertThat(export.status()).isEqualTo(200);
		Map<String, byte[]> files = unzip(export.bytes());
		assertThat(files).containsKey("export.json");
		for (Reply job : jobs) {
			assertThat(files).containsKey("jobs/" + job.at("/id") + ".json")
				.containsKey("images/" + job.at("/urls/drawing").replaceAll(".*/", "") + ".png");
		}
	}

	private static Map<String, byte[]> unzip(byte[] archive) {
		Map<String, byte[]> files = new HashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				files.put(entry.getName(), zip.readAllBytes());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return files;
	}

	/** Those with their events and their keys. */
	private long jobs() {
		return gateway.sql()
			.sql("""
					select count(*) from job
					where end_user = ? and drawing_id in (select id from drawing)
						and id in (select job_id from job_event) and id in (select job_id from idempotency_key)""")
			.param(this.user)
			.query(Long.class)
			.single();
	}

	/** Counts rows without their job, and jobs without their rows. */
	private static long orphans() {
		return gateway.sql()
			.sql("""
					select (select count(*) from drawing where id not in (
							select drawing_id from job where drawing_id is not null))
						+ (select count(*) from job_event where job_id not in (select id from job))
						+ (select count(*) from job where id not in (select job_id from job_event))""")
			.query(Long.class)
			.single();
	}

}
