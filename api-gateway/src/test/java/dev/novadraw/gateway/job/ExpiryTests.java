package dev.novadraw.gateway.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.novadraw.engine.lifecycle.RecoveryBounds;
import dev.novadraw.engine.lifecycle.RecoveryRepository;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.credential.ClientRepository;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The retention of ended jobs.
 */
class ExpiryTests {

	private static final Duration SOON = Duration.ofMinutes(2);

	private final Gateway gateway = Gateway.shared();

	private final Worker worker = new Worker(this.gateway);

	private final TestClient client = new TestClient(this.gateway);

	@Test
	void showsTheExpiryOfAFinishedJob() {
		String waiting = submit().at("/id");
		String succeeded = submit().at("/id");
		this.worker.succeed(this.worker.claim(succeeded));
		String failed = submit().at("/id");
		this.worker.fail(this.worker.claim(failed));
		String canceled = submit().at("/id");
		this.worker.cancel(this.worker.claim(canceled));
		String expired = submit().at("/id");
		passDeadline(expired);

		assertThat(job(waiting).json().at("/expires_at").isNull()).isTrue();
		assertThat(kept(succeeded)).isEqualTo(Duration.ofDays(30));
		assertThat(kept(failed)).isEqualTo(Duration.ofDays(30));
		assertThat(kept(canceled)).isEqualTo(Duration.ofDays(7));
		assertThat(kept(expired)).isEqualTo(Duration.ofDays(7));
	}

	@Test
	void keepsWhatIsOfAClientNoLongerThanItWants() {
		this.gateway.part(ClientRepository.class).change(this.client.name(), ClientLimits.AS_USUAL, 10, true);
		String succeeded = submit().at("/id");
		this.worker.succeed(this.worker.claim(succeeded));
		String canceled = submit().at("/id");
		this.worker.cancel(this.worker.claim(canceled));

		assertThat(kept(succeeded)).isEqualTo(Duration.ofDays(10));
		assertThat(kept(canceled)).as("what is kept for a shorter time anyway").isEqualTo(Duration.ofDays(7));
	}

	@Test
	void answersThatARemovedJobIsNoLongerKept() {
		Reply submitted = submit();
		String job = "/v1/jobs/" + submitted.at("/id");
		this.worker.succeed(this.worker.claim(submitted.at("/id")));
		Gateway forgetful = Gateway.start(Servers.KAFKA.bootstrapServers(), "--nova.retention.succeeded=0s",
				"--nova.retention.interval=100ms");
		try {
			Awaitility.await("the job to be removed").atMost(SOON).until(() -> get(job).status() == 410);

			for (String address : List.of(job, "/v1/stories/" + submitted.at("/id"), submitted.at("/urls/drawing"),
					job + "/events")) {
				Reply gone = get(address);
				assertThat(gone.status()).as(address).isEqualTo(410);
				assertThat(gone.at("/code")).isEqualTo("NO_LONGER_KEPT");
				assertThat(gone.at("/detail")).contains("expires_at");
				assertThat(gone.json().at("/retryable").booleanValue()).isFalse();
			}
			assertThat(get("/v1/jobs").json().at("/data")).isEmpty();
			assertThat(this.gateway.get(job, "Authorization", new TestClient(this.gateway).bearer()).status())
				.as("for who never had it")
				.isEqualTo(404);
		}
		finally {
			forgetful.stop();
		}
	}

	@Test
	void forgetsIdempotencyKeysAfterADay() {
		String old = submit("Idempotency-Key", UUID.randomUUID().toString()).at("/id");
		String recent = submit("Idempotency-Key", UUID.randomUUID().toString()).at("/id");
		age(old, "24 hours 1 minute");
		age(recent, "23 hours 59 minutes");
		Gateway another = Gateway.start(Servers.KAFKA.bootstrapServers());
		try {
			Awaitility.await("the old one to be forgotten").atMost(SOON).until(() -> keys(old) == 0);

			assertThat(keys(recent)).isEqualTo(1);
		}
		finally {
			another.stop();
		}
	}

	private void age(String job, String age) {
		this.gateway.sql()
			.sql("update idempotency_key set created_at = now() - ?::interval where job_id = ?::uuid")
			.params(age, job)
			.update();
	}

	private long keys(String job) {
		return this.gateway.sql()
			.sql("select count(*) from idempotency_key where job_id = ?::uuid")
			.param(job)
			.query(Long.class)
			.single();
	}

	private Duration kept(String id) {
		Reply job = job(id);
		return Duration.between(Instant.parse(job.at("/finished_at")), Instant.parse(job.at("/expires_at")));
	}

	private Reply job(String id) {
		return get("/v1/jobs/" + id);
	}

	private Reply get(String path) {
		return this.gateway.get(path, "Authorization", this.client.bearer());
	}

	private Reply submit(String... headers) {
		String[] all = List.of("Authorization", this.client.bearer()).toArray(new String[2 + headers.length]);
		System.arraycopy(headers, 0, all, 2, headers.length);
		return this.gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60)), all);
	}

	private void passDeadline(String id) {
		this.gateway.sql()
			.sql("update job set deadline = now() - interval '1 s' where id = ?::uuid")
			.param(id)
			.update();
		this.gateway.part(RecoveryRepository.class).expireOverdue(new RecoveryBounds(System::nanoTime));
	}

}
