package dev.novadraw.gateway.legacy;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class DrawingTests {

	private static final String GALLERY = "/api/drawings/gallery";

	private static final String SUMMARY = "/api/drawings/stats/summary";

	private final Gateway gateway = Gateway.shared();

	private final Worker worker = new Worker(this.gateway);

	private final TestClient anna = new TestClient(this.gateway);

	private final TestClient bert = new TestClient(this.gateway);

	@Test
	void saysThatItIsThere() {
		Reply health = this.gateway.get("/health");

		assertThat(health.status()).isEqualTo(200);
		assertThat(health.json().propertyNames()).containsExactly("status", "message");
		assertThat(health.at("/status")).isEqualTo("healthy");
	}

	@Test
	void showsTheNewestDrawingsFirstAndSaysHowManyThereAre() {
		String first = drawing(submit("child"));
		Reply second = submit("child");
		String third = drawing(submit("other"));
		this.gateway.send("POST", "/v1/jobs/" + second.at("/id") + "/cancel", BodyPublishers.noBody(), "Authorization",
				this.anna.bearer());
		this.gateway.send("POST", "/v1/jobs/" + second.at("/id") + "/retry", BodyPublishers.noBody(), "Authorization",
				this.anna.bearer());

		Reply page = get(GALLERY);
		Reply next = get(GALLERY + "?page=2&limit=2");

		assertThat(page.status()).isEqualTo(200);
		assertThat(page.json().propertyNames()).containsExactly("success", "data", "count", "page", "limit");
		assertThat(page.json().at("/success").booleanValue()).isTrue();
		assertThat(ids(page)).containsExactly(third, drawing(second), first);
		assertThat(page.json().at("/count").intValue()).isEqualTo(3);
		assertThat(page.json().at("/page").intValue()).isEqualTo(1);
		assertThat(page.json().at("/limit").intValue()).isEqualTo(20);
		assertThat(ids(next)).containsExactly(first);
		assertThat(next.json().at("/count").intValue()).isEqualTo(3);
		assertThat(ids(get(GALLERY + "?page=3&limit=2"))).isEmpty();
	}

	@Test
	void showsADrawingAsTheGalleryDoes() {
		Reply submitted = submit("child");

		Reply single = get("/api/drawings/" + drawing(submitted));

		assertThat(single.json()).isEqualTo(get(GALLERY).json().at("/data/0"));
		assertThat(single.json().propertyNames()).containsExactly("id", "user_id", "tutorial_id", "tutorial",
				"uploaded_image_url", "edited_images_urls", "created_at", "updated_at");
		assertThat(single.at("/user_id")).isEqualTo("child");
		assertThat(single.at("/uploaded_image_url")).isEqualTo(submitted.at("/urls/drawing"));
		assertThat(Instant.parse(single.at("/created_at"))).isEqualTo(Instant.parse(submitted.at("/created_at")));
		assertThat(single.json().at("/tutorial").isNull()).isTrue();
		assertThat(single.json().at("/edited_images_urls").isEmpty()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "?page=0", "?page=-1", "?page=x", "?limit=0", "?limit=101", "?pages=1" })
	void refusesPagesThatCannotBe(String query) {
		Reply reply = get(GALLERY + query);

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo("INVALID_PARAMETER");
	}

	@Test
	void showsTheNewestStoryAboutADrawing() {
		Reply submitted = submit("child");
		String stories = "/api/drawings/" + drawing(submitted) + "/stories";
		String ofThis = "?image_url=" + encoded(submitted.at("/urls/drawing"));

		Reply none = get(stories + ofThis);
		this.worker.succeed(this.worker.claim(submitted.at("/id")));
		this.gateway.send("PATCH", "/v1/stories/" + submitted.at("/id"),
				BodyPublishers.ofString("{\"favorite\": true}"), "Authorization", this.anna.bearer());
		Reply found = get(stories + ofThis);

		assertThat(none.status()).isEqualTo(200);
		assertThat(none.json().at("/story").isNull()).isTrue();
		assertThat(found.json().at("/success").booleanValue()).isTrue();
		assertThat(found.json().at("/story").propertyNames()).containsExactlyInAnyOrder("id", "title_en", "title_de",
				"story_text_en", "story_text_de", "image_url", "is_favorite", "generation_time_ms", "created_at");
		assertThat(found.at("/story/id")).isEqualTo(submitted.at("/id"));
		assertThat(found.at("/story/title_de")).isEqualTo("Das Schwein");
		assertThat(found.json().at("/story/is_favorite").booleanValue()).isTrue();
		assertThat(found.json().at("/story/generation_time_ms").isIntegralNumber()).isTrue();
		assertThat(get(stories).json()).isEqualTo(found.json());
		assertThat(get(stories + "?image_url=" + encoded("https://example.com/x")).json().at("/story").isNull())
			.isTrue();
	}

	@Test
	void countsDrawingsAndStories() {
		Reply submitted = submit("child");
		submit("child");
		this.worker.succeed(this.worker.claim(submitted.at("/id")));
		this.gateway.send("PATCH", "/v1/stories/" + submitted.at("/id"),
				BodyPublishers.ofString("{\"favorite\": true}"), "Authorization", this.anna.bearer());

		Reply summary = get(SUMMARY);

		assertThat(summary.json().toString()).isEqualTo("{\"success\":true,\"total_drawings\":2,\"edited_drawings\":0,"
				+ "\"tutorial_drawings\":0,\"total_stories\":1,\"favorite_stories\":1}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/images?image_url=%s" })
	void erasesADrawingWithAllThatWasMadeOfIt(String resource) {
		Reply submitted = submit("child");
		String drawing = "/api/drawings/" + drawing(submitted);
		this.worker.succeed(this.worker.claim(submitted.at("/id")));

		Reply erased = delete(drawing + resource.formatted(encoded(submitted.at("/urls/drawing"))), this.anna.bearer());

		assertThat(erased.status()).isEqualTo(200);
		assertThat(erased.json().at("/success").booleanValue()).isTrue();
		assertThat(erased.at("/drawing_id")).isEqualTo(drawing(submitted));
		for (String address : List.of(drawing, drawing + "/stories", "/v1/jobs/" + submitted.at("/id"),
				submitted.at("/urls/drawing"))) {
			assertThat(get(address).status()).as(address).isEqualTo(410);
		}
		assertThat(ids(get(GALLERY))).isEmpty();
		assertThat(get(SUMMARY).json().at("/total_stories").intValue()).isZero();
		assertThat(delete(drawing, this.anna.bearer()).status()).isEqualTo(410);
	}

	@Test
	void erasesNoImageThatTheDrawingDoesNotHave() {
		Reply submitted = submit("child");
		String images = "/api/drawings/" + drawing(submitted) + "/images";
		String other = submit("child").at("/urls/drawing");

		Reply another = delete(images + "?image_url=" + encoded(other), this.anna.bearer());
		Reply unsaid = delete(images, this.anna.bearer());

		assertThat(another.status()).isEqualTo(404);
		assertThat(another.at("/detail")).startsWith("Image not found");
		assertThat(unsaid.status()).isEqualTo(400);
		assertThat(ids(get(GALLERY))).hasSize(2);
	}

	@Test
	void hidesDataOfOtherClients() {
		Reply submitted = submit("child");
		this.worker.succeed(this.worker.claim(submitted.at("/id")));
		String image = "?image_url=" + encoded(submitted.at("/urls/drawing"));
		for (String id : List.of(drawing(submitted), UUID.randomUUID().toString(), "no-id")) {
			String drawing = "/api/drawings/" + id;
			for (Reply reply : List.of(get(drawing, this.bert.bearer()),
					get(drawing + "/stories" + image, this.bert.bearer()), delete(drawing, this.bert.bearer()),
					delete(drawing + "/images" + image, this.bert.bearer()))) {
				assertThat(reply.status()).isEqualTo(404);
				assertThat(reply.at("/detail")).isEqualTo("Drawing not found: there is none with this id.");
			}
		}
		assertThat(get(GALLERY, this.bert.bearer()).json().at("/count").intValue()).isZero();
		assertThat(ids(get(GALLERY, this.bert.bearer()))).isEmpty();
		assertThat(get(SUMMARY, this.bert.bearer()).json().at("/total_drawings").intValue()).isZero();
		assertThat(get(SUMMARY, this.bert.bearer()).json().at("/total_stories").intValue()).isZero();
		assertThat(ids(get(GALLERY))).hasSize(1);
	}

	@Test
	void showsAUserOnlyWhatIsOfThatUser() {
		Reply own = submit("child");
		Reply others = submit("other");
		this.worker.succeed(this.worker.claim(own.at("/id")));
		this.worker.succeed(this.worker.claim(others.at("/id")));
		String child = token("child");

		assertThat(ids(get(GALLERY, child))).containsExactly(drawing(own));
		assertThat(get(GALLERY, child).json().at("/count").intValue()).isEqualTo(1);
		assertThat(get(SUMMARY, child).json().at("/total_stories").intValue()).isEqualTo(1);
		assertThat(get("/api/drawings/" + drawing(own) + "/stories", child).at("/story/id")).isEqualTo(own.at("/id"));
		assertThat(get("/api/drawings/" + drawing(others), child).status()).isEqualTo(404);
		assertThat(get("/api/drawings/" + drawing(others) + "/stories", child).status()).isEqualTo(404);
		assertThat(this.gateway
			.post("/api/create-story", "application/json", "{\"drawing_id\": \"%s\"}".formatted(drawing(others)),
					"Authorization", child)
			.status()).isEqualTo(404);
		assertThat(delete("/api/drawings/" + drawing(own), child).at("/code")).isEqualTo("SCOPE_MISSING");
	}

	private Reply submit(String user) {
		return this.gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60)).field("user", user),
				"Authorization", this.anna.bearer());
	}

	private String token(String user) {
		return "Bearer " + this.gateway
			.post("/v1/client-tokens", "application/json", "{\"user\": \"%s\"}".formatted(user), "Authorization",
					this.anna.bearer())
			.at("/token");
	}

	private Reply get(String path) {
		return get(path, this.anna.bearer());
	}

	private Reply get(String path, String bearer) {
		return this.gateway.get(path, "Authorization", bearer);
	}

	private Reply delete(String path, String bearer) {
		return this.gateway.send("DELETE", path, BodyPublishers.noBody(), "Authorization", bearer);
	}

	private static String drawing(Reply submitted) {
		return submitted.at("/urls/drawing").replaceAll(".*/", "");
	}

	private static List<String> ids(Reply page) {
		return StreamSupport.stream(page.json().at("/data").spliterator(), false)
			.map((drawing) -> drawing.at("/id").asString())
			.toList();
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
