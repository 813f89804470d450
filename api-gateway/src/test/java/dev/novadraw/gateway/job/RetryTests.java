package dev.novadraw.gateway.job;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.novadraw.engine.lifecycle.RecoveryBounds;
import dev.novadraw.engine.lifecycle.RecoveryRepository;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class RetryTests {

	private final Gateway gateway = Gateway.shared();

	private final Worker worker = new Worker(this.gateway);

	private final String id = this.gateway
		.post("/v1/stories",
				Multipart.drawing(TestDrawings.png(200, 100)).field("user", "child-7").field("metadata[a]", "b"))
		.at("/id");

	@Test
	void makesANewJobOfTheSameInput() {
		this.worker.fail(this.worker.claim(this.id));
		Reply failed = this.gateway.get("/v1/jobs/" + this.id);

		Reply reply = retry();

		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.header("Location")).isEqualTo(reply.at("/urls/self"));
		assertThat(reply.header("Retry-After")).isEqualTo("1");
		assertThat(reply.at("/id")).isNotEqualTo(this.id);
		assertThat(reply.at("/retry_of")).isEqualTo(this.id);
		assertThat(reply.at("/status")).isEqualTo("queued");
		assertThat(reply.at("/user")).isEqualTo("child-7");
		assertThat(reply.json().at("/input")).isEqualTo(failed.json().at("/input"));
		assertThat(reply.json().at("/metadata")).isEqualTo(failed.json().at("/metadata"));
		assertThat(reply.at("/urls/drawing")).isEqualTo(failed.at("/urls/drawing"));
		assertThat(this.gateway.get("/v1/jobs/" + this.id).text()).isEqualTo(failed.text());
		this.worker.succeed(this.worker.claim(reply.at("/id")));
		assertThat(this.gateway.get("/v1/jobs/" + reply.at("/id")).at("/status")).isEqualTo("succeeded");
	}

	@Test
	void makesOneJobOfARetryThatIsSentTwice() {
		this.worker.fail(this.worker.claim(this.id));

		Reply first = retry("Idempotency-Key", "retry-" + this.id);
		Reply again = retry("Idempotency-Key", "retry-" + this.id);

		assertThat(again.text()).isEqualTo(first.text());
		assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
	}

	@Test
	void doesNotRetryUnfinishedJobs() {
		Reply reply = retry();

		assertThat(reply.status()).isEqualTo(409);
		assertThat(reply.at("/code")).isEqualTo("JOB_NOT_FINISHED");
	}

	@Test
	void retriesJobsInAnyFinalState() {
		this.worker.succeed(this.worker.claim(this.id));
		Reply ofSucceeded = retry();
		this.gateway.post("/v1/jobs/" + ofSucceeded.at("/id") + "/cancel", "application/json", "");
		Reply ofCanceled = retry(ofSucceeded.at("/id"));
		this.gateway.sql()
			.sql("update job set created_at = created_at - (deadline - now()), deadline = now() where id = ?::uuid")
			.param(ofCanceled.at("/id"))
			.update();
		this.gateway.part(RecoveryRepository.class).expireOverdue(new RecoveryBounds(System::nanoTime));
		Reply ofExpired = retry(ofCanceled.at("/id"));

		assertThat(this.gateway.get("/v1/jobs/" + ofSucceeded.at("/id")).at("/status")).isEqualTo("canceled");
		assertThat(this.gateway.get("/v1/jobs/" + ofCanceled.at("/id")).at("/status")).isEqualTo("expired");
		for (Reply reply : new Reply[] { ofSucceeded, ofCanceled, ofExpired }) {
			assertThat(reply.status()).isEqualTo(202);
			assertThat(reply.at("/status")).isEqualTo("queued");
		}
		assertThat(ofExpired.at("/retry_of")).isEqualTo(ofCanceled.at("/id"));
		assertThat(deadline(ofExpired)).as("a deadline of its own").isGreaterThan(Duration.ofSeconds(90));
	}

	@Test
	void hasTheDeadlineItsClientAskedFor() {
		this.worker.fail(this.worker.claim(this.id));

		Reply reply = retry("Cancel-After", "1m30s");

		assertThat(deadline(reply)).isEqualTo(Duration.ofSeconds(90));
		assertThat(retry("Cancel-After", "4s").at("/code")).isEqualTo("INVALID_CANCEL_AFTER");
	}

	@Test
	void answersAsSoonAsTheNewJobIsDone() {
		this.worker.fail(this.worker.claim(this.id));
		CompletableFuture<Reply> answer = CompletableFuture.supplyAsync(() -> retry("Prefer", "wait=30"));
		Awaitility.await("the new job to be there").until(() -> newJob() != null);
		this.worker.succeed(this.worker.claim(newJob()));

		Reply reply = answer.join();

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Preference-Applied")).isEqualTo("wait=30");
		assertThat(reply.header("Location")).isEqualTo(reply.at("/urls/self"));
		assertThat(reply.header("Retry-After")).isNull();
		assertThat(reply.at("/status")).isEqualTo("succeeded");
		assertThat(reply.at("/retry_of")).isEqualTo(this.id);
	}

	@Test
	void leavesNothingForTheOperatorToRedrive() {
		this.worker.fail(this.worker.claim(this.id));

		String again = retry().at("/id");

		assertThat(this.gateway.sql()
			.sql("select redriven_as::text from job where id = ?::uuid")
			.param(this.id)
			.query(String.class)
			.single()).isEqualTo(again);
	}

	@Test
	void outlivesTheJobItRepeatsButNotItsDrawing() {
		this.worker.fail(this.worker.claim(this.id));
		Reply again = retry();
		this.worker.normalize(again.at("/id"));

		this.gateway.send("DELETE", "/v1/jobs/" + this.id, BodyPublishers.noBody());

		Awaitility.await("the job to be removed").until(() -> rows(this.id) == 0);
		assertThat(this.gateway.get(again.at("/urls/self")).status()).isEqualTo(200);
		assertThat(this.gateway.get(again.at("/urls/drawing")).status()).isEqualTo(200);

		this.gateway.send("DELETE", again.at("/urls/drawing"), BodyPublishers.noBody());

		assertThat(this.gateway.get(again.at("/urls/self")).status()).isEqualTo(410);
		assertThat(this.gateway.get(again.at("/urls/drawing")).status()).isEqualTo(410);
	}

	private int rows(String id) {
		return this.gateway.sql()
			.sql("select count(*) from job where id = ?::uuid")
			.param(id)
			.query(Integer.class)
			.single();
	}

	private String newJob() {
		return this.gateway.sql()
			.sql("select id::text from job where retry_of = ?::uuid")
			.param(this.id)
			.query(String.class)
			.optional()
			.orElse(null);
	}

	private static Duration deadline(Reply job) {
		return Duration.between(Instant.parse(job.at("/created_at")), Instant.parse(job.at("/deadline")));
	}

	private Reply retry(String... headers) {
		return this.gateway.send("POST", "/v1/jobs/" + this.id + "/retry", BodyPublishers.noBody(), headers);
	}

	private Reply retry(String id) {
		return this.gateway.send("POST", "/v1/jobs/" + id + "/retry", BodyPublishers.noBody());
	}

}
