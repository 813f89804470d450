package dev.novadraw.gateway.operation;

import java.net.http.HttpRequest.BodyPublishers;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class OperationTests {

	private final Gateway gateway = Gateway.shared();

	private final Worker worker = new Worker(this.gateway);

	@AfterEach
	void removesTheRules() {
		this.gateway.sql().sql("delete from dispatch_rule").update();
	}

	@Test
	void pausesAndResumesWhileEverythingRuns() {
		String job = submitted();

		Reply paused = put("kind/story", "{\"paused\": true, \"reason\": \"a new model comes\"}");

		assertThat(paused.status()).isEqualTo(200);
		awaitReason(job, "The kind 'story' is paused: a new model comes.");
		assertThat(this.gateway.get("/v1/operations/rules").json()).hasSize(1);
		assertThat(this.gateway.get("/v1/operations/rules/kind/story").at("/rule/reason"))
			.isEqualTo("a new model comes");
		assertThat(this.gateway.send("DELETE", "/v1/operations/rules/kind/story", BodyPublishers.noBody()).status())
			.isEqualTo(204);
		assertThat(this.gateway.get("/v1/operations/rules/kind/story").status()).isEqualTo(404);
		awaitReason(job, "Waiting for a worker; none is running.");
	}

	// Reasons are cached for a second.
	private void awaitReason(String job, String reason) {
		Awaitility.await("the reason for the wait")
			.untilAsserted(() -> assertThat(this.gateway.get("/v1/jobs/" + job).at("/waiting_for")).isEqualTo(reason));
	}

	@Test
	void setsLimits() {
		Reply reply = put("client/*", "{\"max_running\": 5, \"starts_per_minute\": 60}");

		assertThat(reply.json().at("/rule/max_running").intValue()).isEqualTo(5);
		assertThat(reply.json().at("/rule/weight").doubleValue()).isEqualTo(1);
	}

	@Test
	void countsAnEmojiAsOneCharacter() {
		String reason = "😀".repeat(200);
		String key = "client/" + "%F0%9F%98%80".repeat(100);

		Reply reply = put(key, "{\"reason\":\"%s\"}".formatted(reason));

		assertThat(reply.status()).as(reply.text()).isEqualTo(200);
		assertThat(reply.at("/rule/reason")).isEqualTo(reason);
		assertThat(put(key, "{\"reason\":\"%s😀\"}".formatted(reason)).status()).isEqualTo(400);
		assertThat(put(key + "x", "{}").status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "{\"max_running\": -1}", "{\"starts_per_minute\": 0}", "{\"weight\": 0}",
			"{\"speed\": 1}", "{\"max_running\": \"many\"}", "{\"reason\": \"a\\u0000b\"}" })
	void refusesARuleThatMakesNoSense(String body) {
		Reply reply = put("client/anna", body);

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo("INVALID_BODY");
		assertThat(this.gateway.get("/v1/operations/rules").json()).isEmpty();
	}

	@Test
	void knowsNoOtherScopesAndOnlyOneQueue() {
		assertThat(put("planet/earth", "{}").status()).isEqualTo(404);
		assertThat(put("queue/mine", "{}").status()).isEqualTo(404);
		assertThat(put("queue/*", "{}").status()).isEqualTo(200);
	}

	@Test
	void listsAFailedJobAndTriesItAgain() {
		String job = submitted();
		this.worker.fail(this.worker.claim(job));

		assertThat(this.gateway.get("/v1/operations/dead-jobs?kind=story&limit=500").text()).contains(job)
			.contains("MODEL_BUSY");
		Reply begun = this.gateway.post("/v1/operations/redrives", "application/json",
				"{\"job\": \"%s\", \"per_minute\": 60000}".formatted(job));

		assertThat(begun.status()).isEqualTo(202);
		String redrive = "/v1/operations/redrives/" + begun.at("/id");
		Awaitility.await("the redrive to be done").until(() -> this.gateway.get(redrive).at("/state").equals("DONE"));
		assertThat(this.gateway.get(redrive).json().at("/redriven").intValue()).isEqualTo(1);
		assertThat(this.gateway.get("/v1/operations/dead-jobs?limit=500").text()).doesNotContain(job);
		assertThat(this.gateway.sql()
			.sql("select count(*) from job where retry_of = ?::uuid and state = 'QUEUED'")
			.param(job)
			.query(Long.class)
			.single()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"kind\": \"\\u0000\"}", "{\"client\": \"a\\u0000\"}", "{\"code\": \"\\u0000\"}",
			"{\"job\": \"x\"}", "{\"kind\": \"story\", \"per_minute\": 0}",
			"{\"from\": \"+1000000000-01-01T00:00:00Z\"}", "{\"to\": \"-999999999-01-01T00:00:00Z\"}",
			"{\"from\": \"+300000-01-01T00:00:00Z\"}" })
	void refusesARedriveThatMakesNoSense(String body) {
		Reply reply = this.gateway.post("/v1/operations/redrives", "application/json", body);

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo("INVALID_BODY");
		assertThat(reply.at("/detail")).doesNotContain("Exception", "Instant");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"per_minute\": 1}", "{\"all\": false}", "{\"all\": null, \"kind\": null}" })
	void redrivesNothingWithoutAFilter(String body) {
		String job = submitted();
		this.worker.fail(this.worker.claim(job));

		Reply reply = this.gateway.post("/v1/operations/redrives", "application/json", body);

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo("INVALID_BODY");
		assertThat(reply.at("/detail")).contains("job, kind, client, code, from or to", "\"all\": true");
		assertThat(this.gateway.get("/v1/operations/dead-jobs?limit=500").text()).contains(job);
	}

	@Test
	void redrivesAllOrSomeButNotBoth() {
		Reply both = this.gateway.post("/v1/operations/redrives", "application/json",
				"{\"all\": true, \"kind\": \"story\"}");

		assertThat(both.status()).isEqualTo(400);
		assertThat(both.at("/detail")).contains("not both");
	}

	@Test
	void saysHowManyJobsMatchBeforeItBegins() {
		TestClient client = new TestClient(this.gateway);
		for (int i = 0; i < 3; i++) {
			String job = this.gateway
				.post("/v1/stories", Multipart.drawing(TestDrawings.png(200, 100)), "Authorization", client.bearer())
				.at("/id");
			this.worker.fail(this.worker.claim(job));
		}

		Reply begun = this.gateway.post("/v1/operations/redrives", "application/json",
				"{\"client\": \"%s\", \"per_minute\": 60000}".formatted(client.name()));

		assertThat(begun.status()).isEqualTo(202);
		assertThat(begun.json().at("/jobs_matched").longValue()).isEqualTo(3);
		String redrive = "/v1/operations/redrives/" + begun.at("/id");
		Awaitility.await("the redrive to be done").until(() -> this.gateway.get(redrive).at("/state").equals("DONE"));
		assertThat(this.gateway.get(redrive).json().at("/redriven").intValue()).isEqualTo(3);
		assertThat(this.gateway.get(redrive).json().at("/jobs_matched").longValue()).isEqualTo(3);
	}

	@Test
	void redrivesAllWhenAsked() {
		String job = submitted();
		this.worker.fail(this.worker.claim(job));

		Reply begun = this.gateway.post("/v1/operations/redrives", "application/json",
				"{\"all\": true, \"per_minute\": 1}");
		this.gateway.post("/v1/operations/redrives/" + begun.at("/id") + "/abort", "application/json", "");

		assertThat(begun.status()).isEqualTo(202);
		assertThat(begun.json().at("/jobs_matched").longValue()).isPositive();
	}

	@ParameterizedTest
	@CsvSource({ "kind=%00, kind", "client=a%00, client", "code=%00, code", "kind=, kind", "knid=story, knid" })
	void listsNothingForParametersThatMakeNoSense(String query, String name) {
		Reply reply = this.gateway.get("/v1/operations/dead-jobs?" + query);

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo("INVALID_PARAMETER");
		assertThat(reply.at("/errors/0/pointer")).isEqualTo(name);
	}

	@Test
	void abortsARedrive() {
		String job = submitted();
		this.worker.fail(this.worker.claim(job));
		String id = this.gateway
			.post("/v1/operations/redrives", "application/json", "{\"job\": \"%s\", \"per_minute\": 1}".formatted(job))
			.at("/id");

		Reply aborted = this.gateway.post("/v1/operations/redrives/" + id + "/abort", "application/json", "");

		assertThat(aborted.at("/state")).isEqualTo("ABORTED");
		assertThat(this.gateway.get("/v1/operations/redrives").text()).contains(id);
		assertThat(this.gateway.get("/v1/operations/dead-jobs?limit=500").text()).contains(job);
		assertThat(this.gateway.get("/v1/operations/redrives/x").status()).isEqualTo(404);
	}

	private String submitted() {
		return this.gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(200, 100))).at("/id");
	}

	private Reply put(String rule, String body) {
		return this.gateway.send("PUT", "/v1/operations/rules/" + rule, BodyPublishers.ofString(body), "Content-Type",
				"application/json");
	}

}
