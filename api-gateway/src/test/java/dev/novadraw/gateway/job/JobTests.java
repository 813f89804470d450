package dev.novadraw.gateway.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.kind.Stage;
import dev.novadraw.engine.lifecycle.RecoveryBounds;
import dev.novadraw.engine.lifecycle.RecoveryRepository;
import dev.novadraw.engine.problem.Problem;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class JobTests {

	private final Gateway gateway = Gateway.shared();

	private final Worker worker = new Worker(this.gateway);

	private final String id = this.gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(200, 100))).at("/id");

	private final String job = "/v1/jobs/" + this.id;

	@Test
	void showsAJobThatWaits() {
		Reply reply = this.gateway.get(this.job);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/status")).isEqualTo("queued");
		assertThat(reply.header("ETag")).isEqualTo("\"1\"");
		assertThat(reply.header("Retry-After")).isEqualTo("1");
		assertThat(reply.header("Cache-Control")).isEqualTo("private, no-cache");
		assertThat(reply.json().at("/usage").isNull()).isTrue();
	}

	@Test
	void showsAJobThatRuns() {
		this.worker.claim(this.id);

		Reply reply = this.gateway.get(this.job);

		assertThat(reply.at("/status")).isEqualTo("running");
		assertThat(reply.at("/progress/stage")).isEqualTo("preparing");
		assertThat(reply.json().at("/waiting_for").isNull()).isTrue();
		assertThat(reply.json().at("/attempt").intValue()).isEqualTo(1);
		assertThat(reply.at("/started_at")).isNotNull();
		assertThat(reply.header("Retry-After")).isEqualTo("1");
	}

	@ParameterizedTest
	@EnumSource(Stage.class)
	void showsTheStageOfARunningJob(Stage stage) {
		this.worker.enter(this.worker.claim(this.id), stage);

		Reply reply = this.gateway.get(this.job);

		assertThat(reply.at("/progress/stage")).isEqualTo(stage.text());
		assertThat(reply.at("/progress/message")).isEqualTo(stage.sentence());
	}

	@Test
	void saysWhyAJobIsTriedAgainAndWhen() {
		this.worker.retry(this.worker.claim(this.id), Duration.ofSeconds(30));

		Reply reply = this.gateway.get(this.job);

		assertThat(reply.at("/status")).isEqualTo("retrying");
		assertThat(reply.at("/waiting_for"))
			.matches("Attempt 1 of 5 failed \\(MODEL_BUSY\\); the next one starts in (2\\d|30) s\\.");
		assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(20, 30);
		assertThat(reply.json().at("/error").isNull()).isTrue();
	}

	@Test
	void showsAJobThatSucceededWithItsResult() {
		this.worker.succeed(this.worker.claim(this.id));

		Reply reply = this.gateway.get(this.job);

		assertThat(reply.at("/status")).isEqualTo("succeeded");
		assertThat(reply.at("/result/title/de")).isEqualTo("Das Schwein");
		assertThat(reply.json().at("/result")).isEqualTo(this.gateway.get(reply.at("/urls/result")).json());
		assertThat(reply.header("Retry-After")).isNull();
	}

	@Test
	void saysWhatAJobUsedUpAndHowLongItTook() {
		this.worker.retry(this.worker.claim(this.id), Duration.ZERO);
		this.worker.succeed(this.worker.claim(this.id));

		Reply reply = this.gateway.get(this.job);

		assertThat(reply.at("/usage/provider")).isEqualTo("offline");
		assertThat(reply.at("/usage/model")).isEqualTo("offline-storyteller");
		assertThat(reply.json().at("/usage/input_tokens").intValue()).as("of both attempts").isEqualTo(20);
		assertThat(reply.json().at("/usage/output_tokens").intValue()).isEqualTo(40);
		assertThat(reply.json().at("/usage/cost_usd").doubleValue()).isEqualTo(3);
		assertThat(reply.json().at("/metrics/queue_ms").longValue())
			.isEqualTo(between(reply, "/created_at", "/started_at"));
		assertThat(reply.json().at("/metrics/run_ms").longValue())
			.isEqualTo(between(reply, "/started_at", "/finished_at"));
	}

	private static long between(Reply reply, String from, String to) {
		return Duration.between(Instant.parse(reply.at(from)), Instant.parse(reply.at(to))).toMillis();
	}

	@Test
	void sendsRetryAfterWhileAJobIsBeingStopped() {
		this.worker.claim(this.id);

		Reply asked = this.gateway.post(this.job + "/cancel", "application/json", "");
		Reply canceling = this.gateway.get(this.job);

		assertThat(asked.header("Retry-After")).isEqualTo("1");
		assertThat(canceling.at("/status")).isEqualTo("canceling");
		assertThat(canceling.header("Retry-After")).isEqualTo("1");
	}

	@Test
	void showsAJobThatFailedWithItsReason() {
		this.worker.fail(this.worker.claim(this.id));

		Reply reply = this.gateway.get(this.job);

		assertThat(reply.at("/status")).isEqualTo("failed");
		assertThat(reply.at("/error/code")).isEqualTo("MODEL_BUSY");
		assertThat(reply.at("/error/type")).isEqualTo("/docs/problems/model-busy");
		assertThat(reply.json().at("/result").isNull()).isTrue();
	}

	@Test
	void hasAChildMessageIfTheProblemHasOne() {
		Problem blocked = new Problem("CONTENT_BLOCKED", "Content blocked", "Submit another drawing.", false,
				Map.of("en", "Would you like to draw another one?"));
		this.worker.fail(this.worker.claim(this.id), blocked);

		assertThat(this.gateway.get(this.job).at("/error/child_message/en"))
			.isEqualTo("Would you like to draw another one?");
	}

	@Test
	void showsAJobThatWasCanceledOrExpired() {
		Claim claim = this.worker.claim(this.id);
		this.worker.cancel(claim);
		assertThat(this.gateway.get(this.job).at("/status")).isEqualTo("canceled");

		String other = this.gateway
			.post("/v1/riddles", "application/json", "{\"subject\":\"x\",\"difficulty_level\":1}")
			.at("/id");
		this.gateway.sql()
			.sql("update job set deadline = now() - interval '1 s' where id = ?::uuid")
			.param(other)
			.update();
		this.gateway.part(RecoveryRepository.class).expireOverdue(new RecoveryBounds(System::nanoTime));
		assertThat(this.gateway.get("/v1/jobs/" + other).at("/status")).isEqualTo("expired");
	}

	@Test
	void cancelsAJobThatHasNotBegunAtOnce() {
		Reply reply = this.gateway.post(this.job + "/cancel", "application/json", "");

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/status")).isEqualTo("canceled");
		assertThat(reply.json().at("/urls/cancel").isNull()).isTrue();
		assertThat(this.gateway.post(this.job + "/cancel", "application/json", "").text()).isEqualTo(reply.text());
	}

	@Test
	void asksForARunningJobToBeCanceledAndShowsThatUntilItIs() {
		Claim claim = this.worker.claim(this.id);
		Reply reply = this.gateway.post(this.job + "/cancel", "application/json", "");

		assertThat(reply.at("/status")).isEqualTo("canceling");
		assertThat(reply.header("ETag")).isEqualTo("\"4\"");
		assertThat(this.gateway.post(this.job + "/cancel", "application/json", "").header("ETag")).isEqualTo("\"4\"");
		this.worker.cancel(claim);
		assertThat(this.gateway.get(this.job).at("/status")).isEqualTo("canceled");
	}

	@Test
	void changesNothingWhenAJobIsCanceledThatIsOver() {
		this.worker.succeed(this.worker.claim(this.id));
		String before = this.gateway.get(this.job).text();

		Reply reply = this.gateway.post(this.job + "/cancel", "application/json", "");

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.text()).isEqualTo(before);
	}

	@Test
	void knowsNoJobToCancelThatDoesNotExist() {
		for (String unknown : new String[] { "0197f0e1-0000-7000-8000-000000000000", "x" }) {
			assertThat(this.gateway.post("/v1/jobs/" + unknown + "/cancel", "application/json", "").status())
				.isEqualTo(404);
		}
	}

	@Test
	void answersNotModifiedForAKnownVersion() {
		Reply reply = this.gateway.get(this.job, "If-None-Match", "\"1\"");

		assertThat(reply.status()).isEqualTo(304);
		assertThat(reply.bytes()).isEmpty();
		assertThat(reply.header("ETag")).isEqualTo("\"1\"");
		assertThat(reply.header("Retry-After")).isEqualTo("1");
		this.worker.claim(this.id);
		assertThat(this.gateway.get(this.job, "If-None-Match", "\"1\"").status()).isEqualTo(200);
	}

	@Test
	void doesNotKnowOtherIds() {
		for (String unknown : new String[] { "0197f0e1-0000-7000-8000-000000000000", "x", this.id + "0",
				"1-1-1-1-1" }) {
			Reply reply = this.gateway.get("/v1/jobs/" + unknown, "Prefer", "wait=10");

			assertThat(reply.status()).isEqualTo(404);
			assertThat(reply.at("/code")).isEqualTo("NOT_FOUND");
		}
	}

}
