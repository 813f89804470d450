package dev.novadraw.gateway.job;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.novadraw.embedded.kafka.EmbeddedKafka;
import dev.novadraw.engine.job.Claim;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class LongPollTests {

	private static final Executor SOON = CompletableFuture.delayedExecutor(600, TimeUnit.MILLISECONDS);

	private static final double FAR_FROM_THIRTY_SECONDS = 10_000;

	private final Gateway gateway = Gateway.shared();

	private final Worker worker = new Worker(this.gateway);

	@ParameterizedTest
	@ValueSource(strings = { "\"1\"", "W/\"1\"", "\"7\", W/\"1\"", "*" })
	void waitsWithAnyFormOfAKnownTag(String known) {
		String job = "/v1/jobs/"
				+ this.gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(200, 100))).at("/id");
		long begun = System.nanoTime();

		Reply reply = this.gateway.get(job, "Prefer", "wait=1", "If-None-Match", known);

		assertThat(reply.status()).isEqualTo(304);
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(900));
	}

	@Test
	void answersLongBeforeItsWaitIsOverWhenTheJobIsDone() {
		assertThat(millisFromSettlementToAnswer(this.gateway, this.worker)).isLessThan(FAR_FROM_THIRTY_SECONDS);
	}

	@Test
	void answersWhenAnotherProcessSettlesTheJob() {
		assertThat(millisFromSettlementToAnswer(this.gateway, new Worker(Gateway.other())))
			.isLessThan(FAR_FROM_THIRTY_SECONDS);
	}

	@Test
	void answersLongBeforeItsWaitIsOverAlsoWhenKafkaHasStopped() {
		EmbeddedKafka kafka = EmbeddedKafka.start(Path.of("target/servers/short-lived-kafka").toAbsolutePath(), 0);
		Gateway cutOff = Gateway.start(kafka.bootstrapServers());
		kafka.close();
		try {
			double millis = millisFromSettlementToAnswer(cutOff, this.worker);

			assertThat(millis).isLessThan(FAR_FROM_THIRTY_SECONDS);
		}
		finally {
			cutOff.stop();
		}
	}

	@Test
	void answersWhileTheRelayOfEventsWaitsForAnOpenTransaction() {
		Claim claim = this.worker.claim(submitted());
		this.gateway.whileEventsWait(() -> {
			CompletableFuture<Reply> answer = this.gateway.getLater("/v1/jobs/" + claim.lease().job(), "Prefer",
					"wait=60");
			CompletableFuture.runAsync(() -> this.worker.succeed(claim), SOON);

			assertThat(answer.orTimeout(30, TimeUnit.SECONDS).join().at("/status")).isEqualTo("succeeded");
		});
	}

	private double millisFromSettlementToAnswer(Gateway asked, Worker settling) {
		Claim claim = this.worker.claim(submitted());
		CompletableFuture<Reply> answer = asked.getLater("/v1/jobs/" + claim.lease().job(), "Prefer", "wait=30");
		CompletableFuture<Long> settled = CompletableFuture.supplyAsync(() -> {
			assertThat(answer).isNotDone();
			settling.succeed(claim);
			return System.nanoTime();
		}, SOON);

		Reply reply = answer.join();

		double millis = (System.nanoTime() - settled.join()) / 1e6;
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/status")).isEqualTo("succeeded");
		assertThat(reply.header("Preference-Applied")).isEqualTo("wait=30");
		return millis;
	}

	@Test
	void holdsNoThreadAndNoConnectionWhileWaiting() {
		String job = "/v1/jobs/" + submitted();
		List<CompletableFuture<Reply>> waiting = Stream.generate(() -> this.gateway.getLater(job, "Prefer", "wait=5"))
			.limit(200)
			.toList();
		this.gateway.getLater(job, "Prefer", "wait=1").join();

		Reply reply = this.gateway.get(job);

		assertThat(waiting).noneMatch(CompletableFuture::isDone);
		assertThat(reply.status()).isEqualTo(200);
		assertThat(waiting).allMatch((answer) -> answer.join().status() == 200);
	}

	@Test
	void waitsForTheNextVersionWhenAVersionIsKnown() {
		String id = submitted();
		CompletableFuture<Reply> answer = this.gateway.getLater("/v1/jobs/" + id, "Prefer", "wait=20", "If-None-Match",
				"\"1\"");
		CompletableFuture.runAsync(() -> this.worker.claim(id), SOON);

		Reply reply = answer.join();

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/status")).isIn("running", "queued");
	}

	@Test
	void saysThatNothingIsNewWhenTheWaitIsOver() {
		Reply reply = this.gateway.get("/v1/jobs/" + submitted(), "Prefer", "wait=1", "If-None-Match", "\"1\"");

		assertThat(reply.status()).isEqualTo(304);
		assertThat(reply.header("Preference-Applied")).isEqualTo("wait=1");
	}

	@Test
	void answersASubmissionThatIsDoneInTimeWith200() {
		CompletableFuture<Reply> answer = CompletableFuture.supplyAsync(() -> this.gateway.post("/v1/stories",
				Multipart.drawing(TestDrawings.png(111, 77)), "Prefer", "wait=20"));
		CompletableFuture.runAsync(() -> this.worker.succeed(this.worker.claim(newest())), SOON);

		Reply reply = answer.join();

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Location")).isEqualTo(reply.at("/urls/self"));
		assertThat(reply.header("Preference-Applied")).isEqualTo("wait=20");
		assertThat(reply.at("/result/title/en")).isEqualTo("The Pig");
	}

	@Test
	void answersAtOnceWhenTheJobIsDone() {
		String id = submitted();
		this.worker.succeed(this.worker.claim(id));
		long begun = System.nanoTime();

		Reply reply = this.gateway.get("/v1/jobs/" + id, "Prefer", "wait");

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Preference-Applied")).isEqualTo("wait=60");
		assertThat((System.nanoTime() - begun) / 1e6).isLessThan(FAR_FROM_THIRTY_SECONDS);
	}

	@Test
	void waitsForTheEndOfACanceledJob() {
		Claim claim = this.worker.claim(submitted());
		CompletableFuture.runAsync(() -> this.worker.cancel(claim), SOON);

		Reply reply = this.gateway.post("/v1/jobs/" + claim.lease().job() + "/cancel", "application/json", "", "Prefer",
				"wait=20");

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/status")).isEqualTo("canceled");
		assertThat(reply.header("Preference-Applied")).isEqualTo("wait=20");
	}

	@Test
	void goesOnWithTheJobOfAClientThatHangsUp() throws IOException {
		String user = "child-" + UUID.randomUUID();
		String input = "{\"subject\":\"a pig\",\"difficulty_level\":1,\"user\":\"%s\"}".formatted(user);
		try (Socket socket = new Socket("127.0.0.1", this.gateway.port())) {
			socket.getOutputStream().write("""
					POST /v1/riddles HTTP/1.1
					Host: localhost
					Prefer: wait=60
					Content-Type: application/json
					Content-Length: %d

					%s""".formatted(input.length(), input).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
			Awaitility.await("the job to be there").until(() -> !jobsOf(user).isEmpty());
			// Resets the connection without closing it properly.
			socket.setSoLinger(true, 0);
		}
		String id = jobsOf(user).get(0).at("/id").asString();

		Claim claim = this.worker.claim(id);
		Reply running = this.gateway.get("/v1/jobs/" + id);
		this.worker.succeed(claim);

		assertThat(running.at("/status")).isEqualTo("running");
		assertThat(this.gateway.get("/v1/jobs/" + id).at("/status")).isEqualTo("succeeded");
	}

	private JsonNode jobsOf(String user) {
		return this.gateway.get("/v1/jobs?user=" + user).json().at("/data");
	}

	@Test
	void letsWaitersGoWhenItShutsDown() {
		Gateway closing = Gateway.start(Servers.KAFKA.bootstrapServers());
		String job = "/v1/jobs/" + submitted();
		closing.get(job);
		CompletableFuture<Reply> answer = closing.getLater(job, "Prefer", "wait=60");
		CompletableFuture.runAsync(closing::stop, SOON);

		Reply reply = answer.orTimeout(20, TimeUnit.SECONDS).join();

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/status")).isEqualTo("queued");
	}

	private String newest() {
		return this.gateway.sql()
			.sql("select id::text from job order by created_at desc limit 1")
			.query(String.class)
			.single();
	}

	private String submitted() {
		return this.gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(200, 100))).at("/id");
	}

}
