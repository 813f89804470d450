package dev.novadraw.gateway.operation;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The inspection of a job with its attempts and calls.
 */
class InspectionTests {

	private final Gateway gateway = Gateway.shared();

	private final Worker worker = new Worker(this.gateway);

	@Test
	void showsWhyAJobFailedAndNothingOfItsContent() {
		String job = submitted("Canaria", "canary-user");
		this.worker.fail(this.worker.claim(job), Spending.unpaid(new AttemptCall("moderation_in", "openai",
				"omni-moderation-latest", 503, "unavailable", "ProviderHttpException", 0, 0, 0, 12, null)));

		Reply reply = this.gateway.get("/v1/operations/jobs/" + job);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/state")).isEqualTo("failed");
		assertThat(reply.at("/client")).isEqualTo("anonymous");
		assertThat(reply.at("/problem_code")).isEqualTo("MODEL_BUSY");
		JsonNode attempt = reply.json().at("/attempts/0");
		assertThat(attempt.at("/outcome").asString()).isEqualTo("failed");
		assertThat(attempt.at("/calls/0").toString()).contains("\"purpose\":\"moderation_in\"",
				"\"provider\":\"openai\"", "\"model\":\"omni-moderation-latest\"", "\"status\":503",
				"\"error\":\"unavailable\"", "\"duration_ms\":12");
		assertThat(reply.text()).doesNotContainIgnoringCase("canar");
	}

	@Test
	void showsAJobThatWasNeverTried() {
		Reply reply = this.gateway.get("/v1/operations/jobs/" + submitted("Mia", "child"));

		assertThat(reply.at("/state")).isEqualTo("queued");
		assertThat(reply.json().at("/attempts")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "01890000-0000-7000-8000-000000000000" })
	void knowsNoOtherJobs(String id) {
		Reply reply = this.gateway.get("/v1/operations/jobs/" + id);

		assertThat(reply.status()).isEqualTo(404);
		assertThat(reply.at("/code")).isEqualTo("NOT_FOUND");
	}

	@Test
	void showsNothingOfAJobThatIsBeingErased() {
		String job = submitted("Mia", "child");
		this.gateway.sql()
			.sql("update job set erase_requested_at = now() where id = ?")
			.param(UUID.fromString(job))
			.update();

		assertThat(this.gateway.get("/v1/operations/jobs/" + job).status()).isEqualTo(404);
	}

	private String submitted(String hero, String user) {
		return this.gateway
			.post("/v1/stories",
					Multipart.drawing(TestDrawings.png(200, 100))
						.field("user", user)
						.field("metadata[note]", "canary-note")
						.field("hero_name", hero))
			.at("/id");
	}

}
