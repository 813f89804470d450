package dev.novadraw.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import dev.novadraw.embedded.EmbeddedObjectStore;
import dev.novadraw.engine.json.Json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that an erasure leaves nothing of an end user's data: not in tables, the object
 * store, topics or logs.
 */
class ErasureTests {

	private static final String HERO = "Zanzibarine";

	private static final String USER = "child-of-the-canary";

	private static final String NOTE = "a-note-that-sings";

	private static final String KEY = "a-key-that-chirps";

	private static final List<String> WORDS = List.of(HERO, USER, NOTE, KEY);

	private static final Duration SOON = Duration.ofMinutes(3);

	@TempDir
	private Path data;

	private Server server;

	private Client client;

	@Test
	void leavesNothing() throws Exception {
		try (EmbeddedObjectStore store = EmbeddedObjectStore.start()) {
			Map<String, String> environment = Map.of("NOVA_S3_BUCKET", EmbeddedObjectStore.BUCKET, "NOVA_S3_ENDPOINT",
					store.endpoint().toString(), "NOVA_S3_ACCESS_KEY", EmbeddedObjectStore.ACCESS_KEY,
					"NOVA_S3_SECRET_KEY", EmbeddedObjectStore.SECRET_KEY, "LOGGING_LEVEL_ROOT", "TRACE");
			// One picture is in the database, the others are put into the store.
			start(Map.of());
			JsonNode first = story(1);
			String picture = middleOf(this.client.bytes(path(first, "/urls/drawing")));
			stop();
			start(environment);
			List<JsonNode> stories = List.of(first, story(2), story(3), storyOfTheUsersOwn());
			// Until the normalized pictures have replaced the uploads.
			Awaitility.await("a picture for each").atMost(SOON).until(() -> store.keys().size() == 3);
			assertThat(Inspection.everything(Inspection.running(this.data))).as("it was there")
				.contains(HERO, USER, NOTE, picture)
				.doesNotContain(KEY);

			erase(stories);
			assertThat(List.of(sent(1).statusCode(), sent(2).statusCode(), sent(3).statusCode())).containsOnly(410);
			Awaitility.await("the objects to go").atMost(SOON).until(() -> store.keys().isEmpty());
			stop();

			String after = tablesAfterwards();
			List<String> canaries = Stream.concat(WORDS.stream(), Stream.of(picture)).toList();
			assertThat(after).doesNotContain(canaries);
			assertThat(filesWith(canaries, this.data.resolve("kafka"))).isEmpty();
			assertThat(Files.readString(this.data.resolve("nova.log"))).doesNotContain(canaries);
		}
	}

	private void erase(List<JsonNode> stories) throws IOException, InterruptedException {
		assertThat(delete("/v1/jobs/" + stories.get(0).get("id").asString())).isEqualTo(204);
		assertThat(delete(path(stories.get(1), "/urls/drawing"))).isEqualTo(204);
		JsonNode receipt = Json.MAPPER.readTree(this.client.send("DELETE", "/v1/users/" + USER).body());
		Awaitility.await("the erasure to be done")
			.atMost(SOON)
			.until(() -> this.client.get("/v1/erasures/" + receipt.get("id").asString())
				.get("status")
				.asString()
				.equals("done"));
		for (JsonNode story : stories) {
			assertThat(this.client.send("GET", "/v1/jobs/" + story.get("id").asString()).statusCode()).isEqualTo(410);
		}
	}

	private JsonNode story(int number) throws IOException, InterruptedException {
		return succeeded(sent(number));
	}

	private HttpResponse<String> sent(int number) throws IOException, InterruptedException {
		return this.client.post("/v1/stories", Drawings.PIG,
				Map.of("hero_name", HERO, "user", USER, "metadata[note]", NOTE), "Prefer", "wait=30", "Idempotency-Key",
				KEY + number);
	}

	private JsonNode storyOfTheUsersOwn() throws IOException, InterruptedException {
		return succeeded(this.client.post("/v1/stories", Drawings.PIG, Map.of("hero_name", HERO), "Prefer", "wait=30",
				"Authorization", "Bearer " + this.client.tokenOf(USER), "Idempotency-Key", KEY));
	}

	private JsonNode succeeded(HttpResponse<String> response) throws IOException, InterruptedException {
		assertThat(response.statusCode()).as(response.body()).isIn(200, 202);
		String job = Json.MAPPER.readTree(response.body()).get("id").asString();
		this.client.awaitStatus(job, "succeeded", SOON);
		return this.client.get("/v1/jobs/" + job);
	}

	private int delete(String path) throws IOException, InterruptedException {
		return this.client.send("DELETE", path).statusCode();
	}

	private static String path(JsonNode job, String pointer) {
		return URI.create(job.at(pointer).asString()).getPath();
	}

	/** Returns bytes from the middle of a picture, in PostgreSQL's text format. */
	private static String middleOf(byte[] picture) {
		int middle = picture.length / 2;
		return HexFormat.of().formatHex(Arrays.copyOfRange(picture, middle, middle + 16));
	}

	private void start(Map<String, String> environment) throws IOException {
		this.server = Server.standalone(this.data, environment);
		this.client = new Client(this.server.awaitReady());
	}

	private void stop() {
		this.server.terminate();
		assertThat(this.server.output()).doesNotContain(WORDS);
	}

	private String tablesAfterwards() {
		try (Inspection inspection = new Inspection(this.data)) {
			return inspection.everything();
		}
	}

	private static List<Path> filesWith(List<String> words, Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter(Files::isRegularFile).filter((file) -> containsAny(file, words)).toList();
		}
	}

	private static boolean containsAny(Path file, List<String> words) {
		try {
			String content = new String(Files.readAllBytes(file), ISO_8859_1);
			return words.stream().anyMatch(content::contains);
		}
		catch (IOException ex) {
			return false;
		}
	}

}
