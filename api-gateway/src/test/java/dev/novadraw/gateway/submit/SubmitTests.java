package dev.novadraw.gateway.submit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.novadraw.engine.json.Json;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Gateway.Added;
import dev.novadraw.gateway.Gateway.Traces;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;
import dev.novadraw.gateway.upload.TestNotes;

import static org.assertj.core.api.Assertions.assertThat;

class SubmitTests {

	private static final byte[] PIG = TestDrawings.png(300, 200);

	private final Gateway gateway = Gateway.shared();

	@Test
	void acceptsADrawingAndAnswersWithTheWholeJob() {
		Traces before = this.gateway.traces();

		Reply reply = this.gateway.post("/v1/stories", Multipart.drawing(PIG));

		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.header("Location")).isEqualTo(reply.at("/urls/self"))
			.isEqualTo(this.gateway.address() + "/v1/jobs/" + reply.at("/id"));
		assertThat(reply.header("Retry-After")).isEqualTo("1");
		assertThat(reply.header("Preference-Applied")).isNull();
		assertThat(reply.json().propertyNames()).containsExactly("id", "object", "kind", "status", "retry_of", "user",
				"created_at", "started_at", "finished_at", "deadline", "expires_at", "queue_position",
				"estimated_completion_at", "waiting_for", "progress", "attempt", "max_attempts", "input", "result",
				"error", "usage", "metrics", "metadata", "ai_generated", "version", "urls");
		assertThat(reply.at("/status")).isEqualTo("queued");
		assertThat(reply.at("/waiting_for")).isEqualTo("Waiting for a worker; none is running.");
		assertThat(this.gateway.traces().since(before)).isEqualTo(new Added(1, 1, 1, 0));
	}

	@ParameterizedTest
	@CsvSource({ "90, 90", "90s, 90", "5m, 300", "1m30s, 90", "2h, 7200", "5, 5", "24h, 86400", "86400, 86400",
			"86400s, 86400" })
	void givesAJobTheDeadlineItsClientAskedFor(String header, long seconds) {
		Reply reply = this.gateway.post("/v1/stories", Multipart.drawing(PIG), "Cancel-After", header);

		assertThat(Duration.between(Instant.parse(reply.at("/created_at")), Instant.parse(reply.at("/deadline"))))
			.isEqualTo(Duration.ofSeconds(seconds));
	}

	@ParameterizedTest
	@ValueSource(strings = { "4", "4s", "25h", "86401", "86401s", "24h1s", "soon", "-5", "", "1.5m", "s",
			"99999999999999999999" })
	void refusesADeadlineThatMakesNoSense(String header) {
		Traces before = this.gateway.traces();

		Reply reply = this.gateway.post("/v1/stories", Multipart.drawing(PIG), "Cancel-After", header);

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo("INVALID_CANCEL_AFTER");
		assertThat(this.gateway.traces().since(before)).isEqualTo(Added.NOTHING);
	}

	@Test
	void letsJobsOfLowPriorityWaitLongerAndRefusesOtherWords() {
		String low = this.gateway.post("/v1/stories", Multipart.drawing(PIG).field("priority", "low")).at("/id");

		assertThat(this.gateway.sql()
			.sql("select extract(epoch from place - created_at)::int from job where id = ?::uuid")
			.param(low)
			.query(Integer.class)
			.single()).isEqualTo(300);
		Reply reply = this.gateway.post("/v1/stories", Multipart.drawing(PIG).field("priority", "high"));
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/errors/0/pointer")).isEqualTo("/priority");
	}

	@Test
	void fillsInWhatTheClientLeftOut() {
		Reply reply = this.gateway.post("/v1/stories", Multipart.drawing(PIG));

		assertThat(reply.json().at("/input/languages").toString()).isEqualTo("[\"en\",\"de\"]");
		assertThat(reply.at("/input/age_band")).isEqualTo("4-7");
	}

	@Test
	void countsAnEmojiAsOneCharacter() {
		String key = "😀".repeat(40);
		String value = "😀".repeat(500);

		Reply reply = this.gateway.post("/v1/stories", Multipart.drawing(PIG)
			.json("request",
					"{\"hero_name\":\"%s\",\"metadata\":{\"%s\":\"%s\"}}".formatted("𐐔".repeat(20), key, value)));

		assertThat(reply.status()).as(reply.text()).isEqualTo(202);
		assertThat(reply.at("/input/hero_name")).isEqualTo("𐐔".repeat(20));
		assertThat(reply.json().at("/metadata").path(key).asString()).isEqualTo(value);
		assertThat(this.gateway.get("/v1/jobs?metadata[%s]=%s".formatted(key, value).replace("😀", "%F0%9F%98%80"))
			.status()).isEqualTo(200);
	}

	@Test
	void takesOptionsAsFormFields() {
		Reply reply = this.gateway.post("/v1/stories",
				Multipart.drawing(PIG)
					.field("languages", "de, en")
					.field("theme", "kindness")
					.field("hero_name", "Zoë")
					.field("things", "Katze, hot dog")
					.field("variation", "7")
					.field("mood", "")
					.field("user", "child-7")
					.field("metadata[class]", "2b")
					.field("metadata[Über]", "ü"));

		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.json().at("/input/languages").toString()).isEqualTo("[\"de\",\"en\"]");
		assertThat(reply.at("/input/theme")).isEqualTo("kindness");
		assertThat(reply.at("/input/hero_name")).isEqualTo("Zoë");
		assertThat(reply.json().at("/input/things").toString()).isEqualTo("[\"Katze\",\"hot dog\"]");
		assertThat(reply.json().at("/input/variation").asInt()).isEqualTo(7);
		assertThat(reply.at("/metadata/class")).isEqualTo("2b");
		assertThat(reply.at("/metadata/Über")).isEqualTo("ü");
	}

	@Test
	void readsFieldsInTheCharsetTheyName() {
		byte[] latin = "Zo\u00eb".getBytes(StandardCharsets.ISO_8859_1);
		byte[] json = "{\"hero_name\":\"Zo\u00eb\"}".getBytes(StandardCharsets.ISO_8859_1);

		Reply field = this.gateway.post("/v1/stories",
				Multipart.drawing(PIG).text("hero_name", "text/plain; charset=ISO-8859-1", latin));
		Reply part = this.gateway.post("/v1/stories",
				Multipart.drawing(PIG).text("request", "application/json; charset=\"iso-8859-1\"", json));

		assertThat(field.at("/input/hero_name")).isEqualTo("Zoë");
		assertThat(part.at("/input/hero_name")).isEqualTo("Zoë");
	}

	@Test
	void takesMetadataAsOneField() {
		Reply reply = this.gateway.post("/v1/stories",
				Multipart.drawing(PIG).json("metadata", "{\"class\":\"2b\"}").field("metadata[day]", "1"));

		assertThat(reply.json().at("/metadata")).hasSize(2);
		assertThat(reply.at("/metadata/class")).isEqualTo("2b");
		assertThat(reply.at("/metadata/day")).isEqualTo("1");
	}

	@Test
	void takesABoundaryInQuotes() {
		Reply reply = this.gateway.post("/v1/riddles", "multipart/form-data; boundary=\"a=b:c/d\"", """
				--a=b:c/d
				Content-Disposition: form-data; name="subject"

				a pig
				--a=b:c/d
				Content-Disposition: form-data; name="difficulty_level"

				1
				--a=b:c/d--
				""".replace("\n", "\r\n"));

		assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
	}

	@Test
	void countsCharactersOfMetadataAsItsContractDoes() {
		String key = "\ud83d\udc37".repeat(40);
		String value = "\ud83d\udc37".repeat(500);
		String request = Json.MAPPER.writeValueAsString(Map.of("metadata", Map.of(key, value)));

		Reply reply = this.gateway.post("/v1/stories", Multipart.drawing(PIG).json("request", request));

		assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
		String pair = URLEncoder.encode(key + "=" + value, StandardCharsets.UTF_8);
		assertThat(this.gateway.get("/v1/jobs?metadata=" + pair).at("/data/0/id")).isEqualTo(reply.at("/id"));
	}

	@Test
	void takesAsMuchMetadataAsItSays() {
		ObjectNode metadata = Json.MAPPER.createObjectNode();
		for (int i = 0; i < 50; i++) {
			metadata.put("%040d".formatted(i), "ü".repeat(500));
		}
		String request = Json.MAPPER.writeValueAsString(Map.of("metadata", metadata));

		Reply reply = this.gateway.post("/v1/stories", Multipart.drawing(PIG).json("request", request));

		assertThat(reply.status()).isEqualTo(202);
		assertThat(this.gateway.get(reply.header("Location")).json().at("/metadata")).isEqualTo(metadata);
	}

	@Test
	void takesARepeatedFieldForAList() {
		Reply reply = this.gateway.post("/v1/stories",
				Multipart.drawing(PIG).field("languages", "de").field("languages", "en"));

		assertThat(reply.json().at("/input/languages").toString()).isEqualTo("[\"de\",\"en\"]");
	}

	@Test
	void takesOptionsAsOneJsonPart() {
		String options = """
				{"languages": ["de"], "user": "u", "metadata": {"a": "b"}, "theme": null}""";

		Reply asField = this.gateway.post("/v1/stories", Multipart.drawing(PIG).json("request", options));
		Reply asFile = this.gateway.post("/v1/stories",
				Multipart.drawing(PIG).file("request", "options.json", "application/json", options.getBytes()));

		for (Reply reply : new Reply[] { asField, asFile }) {
			assertThat(reply.status()).isEqualTo(202);
			assertThat(reply.json().at("/input/languages").toString()).isEqualTo("[\"de\"]");
			assertThat(reply.at("/metadata/a")).isEqualTo("b");
		}
	}

	@Test
	void storesTheBytesItWasSent() {
		Reply reply = this.gateway.post("/v1/stories", Multipart.drawing(PIG));

		new Worker(this.gateway).normalize(reply.at("/id"));
		Reply image = this.gateway.get(reply.at("/urls/drawing"));
		assertThat(HexFormat.of().formatHex(image.bytes())).isEqualTo(HexFormat.of().formatHex(PIG));
	}

	@Test
	void believesTheBytesAndNotTheName() {
		Multipart form = new Multipart().file("drawing", "../../x".repeat(50) + ".png", "image/jpeg",
				TestDrawings.jpeg(300, 200));

		Reply reply = this.gateway.post("/v1/stories", form);

		assertThat(reply.status()).isEqualTo(202);
		new Worker(this.gateway).normalize(reply.at("/id"));
		assertThat(this.gateway.get(reply.at("/urls/drawing")).header("Content-Type")).isEqualTo("image/jpeg");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "../../etc/passwd", "..\\..\\boot.ini", "a\0.png", "pig\r.png", "", "%00", "\u202egnp.exe" })
	void ignoresTheFileNameOfADrawing(String name) {
		Multipart form = new Multipart().file("drawing", name, "image/png", PIG);

		Reply reply = this.gateway.post("/v1/stories", form);

		assertThat(reply.status()).isEqualTo(202);
		assertThat(everything()).noneMatch((table) -> contains(table, "passwd") || contains(table, "boot.ini"));
	}

	@Test
	void takesADrawingWithANameOf300Characters() {
		Multipart form = new Multipart().file("drawing", "x".repeat(296) + ".png", "image/png", PIG);

		assertThat(this.gateway.post("/v1/stories", form).status()).isEqualTo(202);
	}

	@Test
	void writesNowhereWhereAPhotoWasTaken() {
		byte[] photo = TestNotes.inJpeg(TestDrawings.jpeg(300, 200), 6);

		Reply reply = this.gateway.post("/v1/stories",
				new Multipart().file("drawing", "pig.jpg", "image/jpeg", photo).field("metadata[a]", "known-canary"),
				"Idempotency-Key", UUID.randomUUID().toString());

		assertThat(reply.status()).isEqualTo(202);
		assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains(TestNotes.CANARY);
		assertThat(everything()).filteredOn((table) -> contains(table, "known-canary")).contains("job");
		assertThat(everything()).filteredOn((table) -> contains(table, TestNotes.CANARY)).isEmpty();
	}

	private List<String> everything() {
		return this.gateway.sql().sql("""
				select table_name from information_schema.tables
				where table_schema = 'public' and table_type = 'BASE TABLE'""").query(String.class).list();
	}

	/** Returns true if a table contains a text. Bytes appear as hexadecimal digits. */
	private boolean contains(String table, String canary) {
		String hex = HexFormat.of().formatHex(canary.getBytes(StandardCharsets.US_ASCII));
		return this.gateway.sql()
			.sql("select exists (select from %1$s where position(:canary in %1$s::text) > 0 or position(:hex in %1$s::text) > 0)"
				.formatted(table))
			.param("canary", canary)
			.param("hex", hex)
			.query(Boolean.class)
			.single();
	}

	@Test
	void takesPlainJsonForAKindWithoutADrawing() {
		Reply reply = this.gateway.post("/v1/riddles", "application/json",
				"{\"subject\": \"a pig\", \"difficulty_level\": 3}");

		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.at("/kind")).isEqualTo("riddle");
		assertThat(reply.json().at("/urls/drawing").isNull()).isTrue();
		assertThat(reply.at("/urls/result")).isEqualTo(this.gateway.address() + "/v1/riddles/" + reply.at("/id"));
	}

	@Test
	void takesAFormForAKindWithoutADrawing() {
		Reply reply = this.gateway.post("/v1/riddles",
				new Multipart().field("subject", "a pig").field("difficulty_level", "3"));

		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.json().at("/input/difficulty_level").intValue()).isEqualTo(3);
	}

	@Test
	void answersAfterTheWaitWhenNothingHappened() {
		long begin = System.nanoTime();

		Reply reply = this.gateway.post("/v1/stories", Multipart.drawing(PIG), "Prefer", "wait=1");

		assertThat((System.nanoTime() - begin) / 1e9).isGreaterThanOrEqualTo(1.0);
		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.header("Preference-Applied")).isEqualTo("wait=1");
		assertThat(reply.header("Retry-After")).isEqualTo("1");
	}

	@Test
	void answersManyAtATime() {
		CompletableFuture<?>[] replies = new CompletableFuture<?>[20];
		for (int i = 0; i < replies.length; i++) {
			replies[i] = CompletableFuture.supplyAsync(() -> this.gateway.post("/v1/stories", Multipart.drawing(PIG)))
				.thenAccept((reply) -> assertThat(reply.status()).isEqualTo(202));
		}

		CompletableFuture.allOf(replies).join();
	}

	@Test
	void givesEachJobAnIdOfItsOwn() {
		JsonNode first = this.gateway.post("/v1/stories", Multipart.drawing(PIG)).json();
		JsonNode second = this.gateway.post("/v1/stories", Multipart.drawing(PIG)).json();

		assertThat(second.get("id").stringValue()).isGreaterThan(first.get("id").stringValue());
		assertThat(second.at("/urls/drawing")).isNotEqualTo(first.at("/urls/drawing"));
	}

}
