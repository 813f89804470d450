package dev.novadraw.gateway.submit;

import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;
import dev.novadraw.job.Claim;

import static org.assertj.core.api.Assertions.assertThat;

class OriginalTests {

	private static final String PIG = Base64.getEncoder().encodeToString(TestDrawings.png(60, 60));

	private final Gateway gateway = Gateway.shared();

	private final Worker worker = new Worker(this.gateway);

	private final TestClient client = new TestClient(this.gateway);

	@ParameterizedTest
	@ValueSource(strings = { "", "data:image/png;base64," })
	void answersAsTheServiceBeforeDid(String prefix) throws Exception {
		try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Reply> answer = other
				.submit(() -> post("{\"user_id\": 7, \"drawing_id\": null, \"image\": \"%s%s\", \"more\": [1]}"
					.formatted(prefix, PIG)));
			this.worker.succeed(claim());
			Reply reply = answer.get();

			assertThat(reply.status()).isEqualTo(200);
			assertThat(reply.at("/success")).isEqualTo("true");
			assertThat(reply.at("/title_en")).isEqualTo("The Pig");
			assertThat(reply.at("/title_de")).isEqualTo("Das Schwein");
			assertThat(reply.json().path("generation_time").isNumber()).isTrue();
			assertThat(reply.at("/story_id")).isEqualTo(job());
			assertThat(reply.json().propertyNames()).containsExactly("success", "title_en", "title_de", "story_text_en",
					"story_text_de", "generation_time", "story_id", "image_url");
			assertThat(this.gateway.get(reply.at("/image_url"), "Authorization", this.client.bearer()).status())
				.isEqualTo(200);
		}
	}

	@Test
	void saysSoWhenThereWillBeNoStory() throws Exception {
		try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Reply> answer = other.submit(() -> post("{\"image\": \"%s\"}".formatted(PIG)));
			this.worker.fail(claim());

			assertThat(answer.get().status()).isEqualTo(409);
			assertThat(answer.get().at("/code")).isEqualTo("JOB_FAILED");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                                        | 400 | DRAWING_MISSING
			{"image": null}                           | 400 | DRAWING_MISSING
			{"image": 7}                              | 400 | DRAWING_MISSING
			{"image_url": "https://example.com/a.png"} | 400 | DRAWING_MISSING
			{"image": "a"}                            | 400 | INVALID_BODY
			{"image": "cGln"}                         | 415 | DRAWING_TYPE_UNSUPPORTED
			{"image":                                 | 400 | MALFORMED_JSON
			[]                                        | 400 | MALFORMED_JSON
			""")
	void refusesWhatIsNoDrawing(String body, int status, String code) {
		Reply reply = post(body);

		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.at("/code")).isEqualTo(code);
	}

	@Test
	void refusesADrawingThatIsTooLarge() {
		Reply reply = post("{\"image\": \"" + "A".repeat(15 * 1024 * 1024) + "\"}");

		assertThat(reply.status()).isEqualTo(413);
		assertThat(reply.at("/code")).isEqualTo("DRAWING_TOO_LARGE");
	}

	@Test
	void needsAKey() {
		assertThat(
				this.gateway.post("/api/create-story", "application/json", "{}", "Authorization", "Bearer nova_live_x")
					.status())
			.isEqualTo(401);
	}

	private Reply post(String body) {
		return this.gateway.post("/api/create-story", "application/json", body, "Authorization", this.client.bearer());
	}

	private Claim claim() {
		Awaitility.await("the job to be there").until(() -> job() != null);
		return this.worker.claim(job());
	}

	private String job() {
		return this.gateway.sql()
			.sql("select id::text from job where client = ?")
			.param(this.client.name())
			.query(String.class)
			.optional()
			.orElse(null);
	}

}
