package dev.novadraw.gateway.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.embedded.EmbeddedKafka;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;
import dev.novadraw.job.Claim;

import static org.assertj.core.api.Assertions.assertThat;

class LongPollTests {

	private static final Executor SOON = CompletableFuture.delayedExecutor(600, TimeUnit.MILLISECONDS);

	private static final double FAR_FROM_THIRTY_SECONDS = 10_000;

	private final Gateway gateway = Gateway.shared();

	private final Worker worker = new Worker(this.gateway);

	@ParameterizedTest
	@ValueSource(strings = { "\"1\"", "W/\"1\"", "\"7\", W/\"1\"", "*" })
	void waitsForWhoeverHasThisVersionWhateverAProxyMadeOfItsTag(String known) {
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
		Gateway other = Gateway.start(Servers.KAFKA.bootstrapServers());
		try {
			assertThat(millisFromSettlementToAnswer(this.gateway, new Worker(other)))
				.isLessThan(FAR_FROM_THIRTY_SECONDS);
		}
		finally {
			other.stop();
		}
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
	void holdsNeitherAThreadNorAConnectionForWhoWaits() {
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
