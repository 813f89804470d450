package dev.novadraw.gateway.job;

import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.api.Test;

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
	void doesNotTryAgainWhatIsNotOver() {
		Reply reply = retry();

		assertThat(reply.status()).isEqualTo(409);
		assertThat(reply.at("/code")).isEqualTo("JOB_NOT_FINISHED");
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

	private Reply retry(String... headers) {
		return this.gateway.send("POST", "/v1/jobs/" + this.id + "/retry", BodyPublishers.noBody(), headers);
	}

}
