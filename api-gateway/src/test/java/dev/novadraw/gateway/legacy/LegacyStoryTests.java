package dev.novadraw.gateway.legacy;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.engine.job.Claim;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class LegacyStoryTests {

	private static final String PIG = Base64.getEncoder().encodeToString(TestDrawings.png(60, 60));

	private final Gateway gateway = Gateway.shared();

	private final Worker worker = new Worker(this.gateway);

	private final TestClient client = new TestClient(this.gateway);

	@ParameterizedTest
	@ValueSource(strings = { "", "data:image/png;base64," })
	void answersAsTheLegacyServiceDid(String prefix) throws Exception {
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

	@ParameterizedTest
	@ValueSource(strings = { "{\"drawing_id\": \"%1$s\"}", "{\"image_url\": \"%2$s\"}",
			"{\"image_url\": \"%2$s\", \"drawing_id\": \"%1$s\"}" })
	void makesAnotherStoryAboutAStoredDrawing(String body) throws Exception {
		Reply first = submit("child");
		String image = first.at("/urls/drawing");
		this.worker.succeed(this.worker.claim(first.at("/id")));
		try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Reply> answer = other.submit(() -> post(body.formatted(image.replaceAll(".*/", ""), image)));
			Awaitility.await("the job to be there").until(() -> jobs() == 2);
			this.worker.succeed(claim());

			assertThat(answer.get().status()).isEqualTo(200);
			assertThat(answer.get().at("/story_id")).isEqualTo(job()).isNotEqualTo(first.at("/id"));
			assertThat(answer.get().at("/image_url")).isEqualTo(image);
			assertThat(this.gateway.get("/v1/jobs/" + job(), "Authorization", this.client.bearer()).at("/user"))
				.isEqualTo("child");
		}
	}

	@Test
	void makesNoStoryAboutADrawingOfAnotherClient() {
		Reply foreign = this.gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60)), "Authorization",
				new TestClient(this.gateway).bearer());
		String image = foreign.at("/urls/drawing");
		Reply byId = post("{\"drawing_id\": \"%s\"}".formatted(image.replaceAll(".*/", "")));
		Reply byAddress = post("{\"image_url\": \"%s\"}".formatted(image));
		Reply unknown = post("{\"drawing_id\": \"%s\"}".formatted(UUID.randomUUID()));

		assertThat(byId.status()).isEqualTo(404);
		assertThat(byAddress.status()).isEqualTo(404);
		assertThat(byId.at("/detail")).isEqualTo(unknown.at("/detail"));
		assertThat(jobs()).isZero();
	}

	@Test
	void prefersTheSentImageToAStoredOne() throws Exception {
		String image = submit("child").at("/urls/drawing");
		try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Reply> answer = other.submit(() -> post(
					"{\"image\": \"%s\", \"image_url\": \"%s\", \"drawing_id\": \"x\"}".formatted(PIG, image)));
			Awaitility.await("the job to be there").until(() -> jobs() == 2);
			this.worker.succeed(claim());

			assertThat(answer.get().status()).isEqualTo(200);
			assertThat(answer.get().at("/image_url")).isNotEqualTo(image);
		}
	}

	@Test
	void joinsARepeatedRequestOnlyWhileItsJobRuns() throws Exception {
		String body = "{\"image\": \"%s\"}".formatted(PIG);
		try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Reply> first = other.submit(() -> post(body));
			Claim claim = claim();
			Future<Reply> again = other.submit(() -> post(body));
			Awaitility.await("it to be sent again").pollDelay(Duration.ofSeconds(2)).until(() -> jobs() == 1);
			this.worker.succeed(claim);
			assertThat(again.get().at("/story_id")).isEqualTo(first.get().at("/story_id")).isEqualTo(job());

			for (int stories = 1; stories < 4; stories++) {
				int before = stories;
				Future<Reply> next = other.submit(() -> post(body));
				Awaitility.await("the next job to be there").until(() -> jobs() == before + 1);
				this.worker.succeed(claim());

				assertThat(next.get().at("/story_id")).isEqualTo(job());
			}
		}
	}

	@Test
	void makesANewStoryAfterAnErasure() throws Exception {
		String body = "{\"image\": \"%s\"}".formatted(PIG);
		try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Reply> first = other.submit(() -> post(body));
			this.worker.succeed(claim());
			String erased = first.get().at("/story_id");
			this.gateway.send("DELETE", "/v1/jobs/" + erased, BodyPublishers.noBody(), "Authorization",
					this.client.bearer());

			Future<Reply> anew = other.submit(() -> post(body));
			Awaitility.await("another job to be there").until(() -> job() != null && !job().equals(erased));
			this.worker.succeed(claim());

			assertThat(anew.get().status()).isEqualTo(200);
			assertThat(anew.get().at("/story_id")).isNotEqualTo(erased);
		}
	}

	@Test
	void replaysTheResponseForAKey() throws Exception {
		String body = "{\"image\": \"%s\"}".formatted(PIG);
		this.gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(70, 70)), "Authorization",
				this.client.bearer(), "Idempotency-Key", "one");
		try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Reply> first = other.submit(() -> post(body, "Idempotency-Key", "one"));
			Awaitility.await("the job to be there").until(() -> jobs() == 2);
			this.worker.succeed(claim());

			assertThat(first.get().status()).isEqualTo(200);
			assertThat(post(body, "Idempotency-Key", "one").at("/story_id")).isEqualTo(first.get().at("/story_id"));
			assertThat(post("{\"image\": \"AAAA\"}", "Idempotency-Key", "one").status()).isEqualTo(415);
			assertThat(jobs()).isEqualTo(2);
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
			{"image_url": 7}                          | 400 | DRAWING_MISSING
			{"image_url": "https://example.com/a.png"} | 400 | INVALID_BODY
			{"image_url": "https://example.com/v1/images/0197f0e1-0000-4000-8000-000000000000"} | 400 | INVALID_BODY
			{"image_url": ""}                         | 400 | INVALID_BODY
			{"drawing_id": "0197f0e1-0000-4000-8000-000000000000"} | 404 | NOT_FOUND
			{"drawing_id": "a"}                       | 404 | NOT_FOUND
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

	@ParameterizedTest
	@ValueSource(strings = { "image_url", "drawing_id" })
	void rejectsReferencesThatAreTooLong(String field) {
		Reply reply = post("{\"%s\": \"%s\"}".formatted(field, "/".repeat(100_000)));

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo("INVALID_BODY");
		assertThat(reply.at("/detail")).contains("'%s'".formatted(field), "2048");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			"image": "a"           | 400 | INVALID_BODY             | /image_url /drawing_id /image Idempotency-Key
			"image": "cGln"        | 400 | INVALID_BODY             | /image_url /drawing_id /image Idempotency-Key
			"size": "none of ours" | 400 | INVALID_BODY             | /image_url /drawing_id Idempotency-Key
			""")
	void namesAllThatIsWrong(String image, int status, String code, String pointers) {
		String reference = "/".repeat(3000);

		Reply reply = post("{%s, \"image_url\": \"%s\", \"drawing_id\": \"%s\"}".formatted(image, reference, reference),
				"Idempotency-Key", "x".repeat(256));

		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.at("/code")).isEqualTo(code);
		assertThat(reply.json().at("/errors").valueStream().map((error) -> error.at("/pointer").asString()))
			.containsExactly(pointers.split(" "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"image": "cGln"} | 415 | DRAWING_TYPE_UNSUPPORTED | /image
			{}                | 400 | DRAWING_MISSING          | /image
			{"image_url": ""} | 400 | INVALID_BODY             | /image_url
			""")
	void namesTheDrawingBeforeTheKey(String body, int status, String code, String pointer) {
		Reply reply = post(body, "Idempotency-Key", "x".repeat(256));

		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.at("/code")).isEqualTo(code);
		assertThat(reply.json().at("/errors").valueStream().map((error) -> error.at("/pointer").asString()))
			.containsExactly(pointer, "Idempotency-Key");
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

	private Reply submit(String user) {
		return this.gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60)).field("user", user),
				"Authorization", this.client.bearer());
	}

	private Reply post(String body, String... headers) {
		String[] all = Arrays.copyOf(headers, headers.length + 2);
		all[headers.length] = "Authorization";
		all[headers.length + 1] = this.client.bearer();
		return this.gateway.post("/api/create-story", "application/json", body, all);
	}

	private Claim claim() {
		Awaitility.await("the job to be there").until(() -> job() != null);
		return this.worker.claim(job());
	}

	/** Returns the id of the newest job, null if there is none. */
	private String job() {
		return this.gateway.sql()
			.sql("select id::text from job where client = ? order by id desc limit 1")
			.param(this.client.name())
			.query(String.class)
			.optional()
			.orElse(null);
	}

	private int jobs() {
		return this.gateway.sql()
			.sql("select count(*) from job where client = ?")
			.param(this.client.name())
			.query(Integer.class)
			.single();
	}

}
