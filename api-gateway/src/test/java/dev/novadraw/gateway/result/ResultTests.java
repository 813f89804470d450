package dev.novadraw.gateway.result;

import org.junit.jupiter.api.Test;

import dev.novadraw.engine.lifecycle.RecoveryBounds;
import dev.novadraw.engine.lifecycle.RecoveryRepository;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class ResultTests {

	private final Gateway gateway = Gateway.shared();

	private final Worker worker = new Worker(this.gateway);

	private final String id = this.gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(200, 100))).at("/id");

	private final String story = "/v1/stories/" + this.id;

	@Test
	void showsTheResultAlone() {
		this.worker.succeed(this.worker.claim(this.id));

		Reply reply = this.gateway.get(this.story);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.json().propertyNames()).containsExactly("id", "object", "created_at", "title", "ai_generated",
				"favorite", "user", "metadata", "image_url", "generation_time");
		assertThat(reply.at("/id")).isEqualTo(this.id);
		assertThat(reply.at("/object")).isEqualTo("story");
		assertThat(reply.json().at("/generation_time").isNumber()).isTrue();
		assertThat(this.gateway.get(reply.at("/image_url")).status()).isEqualTo(200);
		assertThat(reply.header("Cache-Control")).isEqualTo("private, no-cache");
		assertThat(reply.header("Vary")).isEqualTo("Authorization");
		assertThat(reply.header("ETag")).matches("\"\\d+\"");
		Reply unchanged = this.gateway.get(this.story, "If-None-Match", reply.header("ETag"));
		assertThat(unchanged.status()).isEqualTo(304);
		assertThat(unchanged.header("ETag")).isEqualTo(reply.header("ETag"));
	}

	@Test
	void sendsRetryAfterWhileThereIsNoResult() {
		Reply waiting = this.gateway.get(this.story);
		this.worker.claim(this.id);
		Reply running = this.gateway.get(this.story);

		for (Reply reply : new Reply[] { waiting, running }) {
			assertThat(reply.status()).isEqualTo(409);
			assertThat(reply.at("/code")).isEqualTo("RESULT_NOT_READY");
			assertThat(reply.header("Retry-After")).isEqualTo("1");
			assertThat(reply.json().at("/retryable").booleanValue()).isTrue();
		}
	}

	@Test
	void saysWhyThereWillNeverBeAResult() {
		this.worker.fail(this.worker.claim(this.id));

		Reply reply = this.gateway.get(this.story);

		assertThat(reply.status()).isEqualTo(409);
		assertThat(reply.at("/code")).isEqualTo("JOB_FAILED");
		assertThat(reply.at("/errors/0/code")).isEqualTo("MODEL_BUSY");
		assertThat(reply.header("Retry-After")).isNull();
	}

	@Test
	void saysThatACanceledJobHasNoResult() {
		this.worker.cancel(this.worker.claim(this.id));

		Reply reply = this.gateway.get(this.story);

		assertThat(reply.status()).isEqualTo(409);
		assertThat(reply.at("/code")).isEqualTo("JOB_CANCELED");
	}

	@Test
	void saysThatAnExpiredJobHasNoResult() {
		this.gateway.sql()
			.sql("update job set deadline = now() - interval '1 s' where id = ?::uuid")
			.param(this.id)
			.update();
		this.gateway.part(RecoveryRepository.class).expireOverdue(new RecoveryBounds(System::nanoTime));

		Reply reply = this.gateway.get(this.story);

		assertThat(reply.status()).isEqualTo(410);
		assertThat(reply.at("/code")).isEqualTo("JOB_EXPIRED");
	}

	@Test
	void findsNothingUnderAnotherKindOrId() {
		this.worker.succeed(this.worker.claim(this.id));

		for (String path : new String[] { "/v1/riddles/" + this.id, "/v1/operas/" + this.id, "/v1/stories/x",
				"/v1/stories/0197f0e1-0000-7000-8000-000000000000" }) {
			assertThat(this.gateway.get(path).status()).isEqualTo(404);
		}
	}

}
