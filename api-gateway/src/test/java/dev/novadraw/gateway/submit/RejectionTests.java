package dev.novadraw.gateway.submit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Gateway.Added;
import dev.novadraw.gateway.Gateway.Traces;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that are rejected before they cost anything: each gets an error at once that
 * says what to do, and leaves nothing behind.
 */
class RejectionTests {

	private static final byte[] PIG = TestDrawings.png(300, 200);

	private static final Gateway GATEWAY = Gateway.shared();

	private static final String STORIES = "/v1/stories";

	/** Problems that a child can solve by taking another photo. */
	private static final Set<String> WITH_CHILD_MESSAGE = Set.of("DRAWING_EMPTY", "DRAWING_TOO_LARGE",
			"DRAWING_TYPE_UNSUPPORTED", "DRAWING_CORRUPT", "DRAWING_DIMENSIONS");

	record Row(String name, int status, String code, String pointer, String says, Supplier<Reply> request) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	@BeforeAll
	static void warmUp() {
		GATEWAY.post(STORIES, Multipart.drawing(PIG));
	}

	static Stream<Row> rows() {
		return Stream.of(drawings(), forms(), jsons(), envelopes()).flatMap((rows) -> rows);
	}

	private static Stream<Row> drawings() {
		byte[] cut = Arrays.copyOf(PIG, PIG.length / 2);
		return Stream.of(
				form("no drawing", 400, "DRAWING_MISSING", null, "'drawing'",
						() -> new Multipart().field("theme", "kindness")),
				form("an empty form", 400, "DRAWING_MISSING", null, "'drawing'", Multipart::new),
				drawing("an empty drawing", 400, "DRAWING_EMPTY", "0 bytes", new byte[0]),
				drawing("a text", 415, "DRAWING_TYPE_UNSUPPORTED", "PNG, JPEG or WebP", "pig".getBytes()),
				drawing("a GIF", 415, "DRAWING_TYPE_UNSUPPORTED", "GIF", "GIF89a............".getBytes()),
				drawing("a PDF", 415, "DRAWING_TYPE_UNSUPPORTED", "PDF", "%PDF-1.7 ........".getBytes()),
				drawing("half a PNG", 422, "DRAWING_CORRUPT", "ends too early", cut),
				drawing("a PNG of 30,000 by 30,000", 422, "DRAWING_DIMENSIONS", "8192",
						TestDrawings.pngClaiming(30_000, 30_000, 1, 0)),
				drawing("a tiny PNG", 422, "DRAWING_DIMENSIONS", "at least 50", TestDrawings.png(40, 40)),
				drawing("a strip", 422, "DRAWING_DIMENSIONS", "20 times", TestDrawings.png(2000, 60)),
				drawing("a drawing of 10 MB and a byte", 413, "DRAWING_TOO_LARGE", "10 MB",
						new byte[10 * 1024 * 1024 + 1]),
				drawing("a drawing of 11 MB", 413, "DRAWING_TOO_LARGE", "10 MB", new byte[11 * 1024 * 1024]),
				drawing("a drawing of 50 MB", 413, "DRAWING_TOO_LARGE", "10 MB", new byte[50 * 1024 * 1024]),
				form("two drawings", 400, "UNKNOWN_FIELD", "/drawing", "one drawing only",
						() -> Multipart.drawing(PIG).file("drawing", "b.png", "image/png", PIG)));
	}

	private static Stream<Row> forms() {
		return Stream.of(
				form("an unknown field", 400, "UNKNOWN_FIELD", "/colour", "languages, age_band",
						() -> Multipart.drawing(PIG).field("colour", "red")),
				form("an unknown field twice", 400, "UNKNOWN_FIELD", "/colour", "languages, age_band",
						() -> Multipart.drawing(PIG).field("colour", "red").field("colour", "blue")),
				form("an unknown file", 400, "UNKNOWN_FIELD", "/photo", "drawing, languages",
						() -> Multipart.drawing(PIG).file("photo", "a.png", "image/png", PIG)),
				form("a theme nobody knows", 400, "INVALID_VALUE", "/theme", "friendship, kindness, adventure",
						() -> Multipart.drawing(PIG).field("theme", "war")),
				form("a theme twice", 400, "INVALID_VALUE", "/theme", "only once",
						() -> Multipart.drawing(PIG).field("theme", "kindness").field("theme", "kindness")),
				form("French", 400, "UNSUPPORTED_LANGUAGE", "/languages/1", "en, de",
						() -> Multipart.drawing(PIG).field("languages", "en,fr")),
				form("a hero that is a number", 400, "INVALID_VALUE", "/hero_name", "letters",
						() -> Multipart.drawing(PIG).field("hero_name", "007")),
				form("fields beside JSON", 400, "UNKNOWN_FIELD", "/theme", "part 'request'",
						() -> Multipart.drawing(PIG).json("request", "{}").field("theme", "kindness")),
				form("65 parts", 400, "MALFORMED_MULTIPART", null, "64 parts", () -> {
					Multipart form = Multipart.drawing(PIG);
					Stream.iterate(0, (i) -> i + 1).limit(64).forEach((i) -> form.field("metadata[" + i + "]", "x"));
					return form;
				}), form("65 parts without a name", 400, "MALFORMED_MULTIPART", null, "64 parts", () -> {
					Multipart form = Multipart.drawing(PIG);
					Stream.iterate(0, (i) -> i + 1).limit(64).forEach((i) -> form.unnamed("x"));
					return form;
				}),
				row("65 parts within a part", 400, "MALFORMED_MULTIPART", null, "64 parts",
						() -> GATEWAY.post(STORIES, "multipart/form-data; boundary=x", """
								--x
								Content-Disposition: form-data; name="drawing"
								Content-Type: multipart/mixed; boundary=y

								""".replace("\n", "\r\n") + "--y\r\nContent-Type: text/plain\r\n\r\nz\r\n".repeat(65)
								+ "--y--\r\n--x--\r\n")),
				form("a field like a chapter", 413, "REQUEST_TOO_LARGE", null, "16 KB",
						() -> Multipart.drawing(PIG).field("user", "@".repeat(20_000))),
				form("a field like a book", 413, "REQUEST_TOO_LARGE", null, "128 KB",
						() -> Multipart.drawing(PIG).field("theme", "x".repeat(200_000))),
				row("a form that is none", 415, "UNSUPPORTED_MEDIA_TYPE", null, "multipart/form-data",
						() -> GATEWAY.post(STORIES, "application/x-www-form-urlencoded", "theme=kindness")),
				row("JSON for a kind that needs a drawing", 415, "UNSUPPORTED_MEDIA_TYPE", null, "multipart/form-data",
						() -> GATEWAY.post(STORIES, "application/json", "{}")),
				row("a form without boundary", 400, "MALFORMED_MULTIPART", null, "Content-Type",
						() -> GATEWAY.post(STORIES, "multipart/form-data", "x")),
				boundary("a boundary with =", "a=b", "'='"), boundary("a boundary with a colon", "a:b", "':'"),
				boundary("a boundary with a slash", "a/b", "'/'"),
				row("a form cut off", 400, "MALFORMED_MULTIPART", null, "cut off",
						() -> GATEWAY.post(STORIES, "multipart/form-data; boundary=x",
								"--x\r\nContent-Disposition: form-data; name=\"drawing\"\r\n\r\nabc")),
				form("a file name like a chapter", 400, "MALFORMED_MULTIPART", null, "4 KB",
						() -> new Multipart().file("drawing", "p".repeat(4096), "image/png", PIG)),
				row("headers that end with LF alone", 400, "MALFORMED_MULTIPART", null, "CR LF",
						() -> GATEWAY.post(STORIES, "multipart/form-data; boundary=x",
								"--x\r\nContent-Disposition: form-data; name=\"drawing\"\n\n" + "abc".repeat(2000)
										+ "\n--x--\n")),
				row("a body of lines that end with LF alone", 400, "MALFORMED_MULTIPART", null, "CR LF",
						() -> GATEWAY.post(STORIES, "multipart/form-data; boundary=x",
								"--x\nContent-Disposition: form-data; name=\"drawing\"\n\nabc\n--x--\n")),
				row("an unknown kind", 404, "NOT_FOUND", null, "operas",
						() -> GATEWAY.post("/v1/operas", Multipart.drawing(PIG))));
	}

	private static Stream<Row> jsons() {
		return Stream.of(json("half JSON", "MALFORMED_JSON", null, "line 1", "{\"theme\":"),
				json("JSON that is no object", "MALFORMED_JSON", null, "one JSON object", "[1]"),
				json("a key twice", "MALFORMED_JSON", null, "JSON", "{\"theme\":null,\"theme\":null}"),
				json("two objects", "MALFORMED_JSON", null, "JSON", "{} {}"),
				json("JSON without bottom", "MALFORMED_JSON", null, "JSON", "{\"a\":" + "[".repeat(500)),
				json("an unknown key", "UNKNOWN_FIELD", "/colour", "languages, age_band", "{\"colour\":\"red\"}"),
				json("a text for a list", "INVALID_VALUE", "/languages", "list", "{\"languages\":\"en\"}"),
				json("no language at all", "INVALID_VALUE", "/languages", "en and de", "{\"languages\":[]}"),
				json("a language that is null", "INVALID_VALUE", "/languages/0", "en or de", "{\"languages\":[null]}"),
				json("French in JSON", "UNSUPPORTED_LANGUAGE", "/languages/0", "en, de", "{\"languages\":[\"fr\"]}"),
				json("a mood nobody knows", "INVALID_VALUE", "/mood", "cheerful, calm", "{\"mood\":\"angry\"}"),
				json("a NUL", "INVALID_VALUE", "/user", "NUL", "{\"user\":\"a\\u0000b\"}"),
				row("JSON of 100 KB", 413, "REQUEST_TOO_LARGE", null, "64 KB",
						() -> GATEWAY.post("/v1/riddles", "application/json",
								"{\"subject\":\"" + "x".repeat(100_000) + "\"}")),
				row("JSON that breaks three rules", 400, "INVALID_VALUE", "/difficulty_level", "2 more",
						() -> GATEWAY.post("/v1/riddles", "application/json",
								"{\"difficulty_level\":9,\"subject\":\"\",\"languages\":[null]}")),
				row("JSON that makes no sense as a whole", 400, "INVALID_VALUE", "", "options",
						() -> GATEWAY.post("/v1/riddles", "application/json",
								"{\"difficulty_level\":2,\"subject\":\"nothing\"}")),
				row("a number that is too large", 400, "INVALID_VALUE", "/difficulty_level", "invalid",
						() -> GATEWAY.post("/v1/riddles", "application/json",
								"{\"difficulty_level\":99999999999,\"subject\":\"a pig\"}")),
				row("a number that is missing", 400, "INVALID_VALUE", "/difficulty_level", "Required",
						() -> GATEWAY.post("/v1/riddles", "application/json", "{\"subject\":\"a pig\"}")),
				json("a NUL in a name", "INVALID_VALUE", "/metadata", "NUL", "{\"metadata\":{\"a\\u0000b\":\"\"}}"),
				row("XML", 415, "UNSUPPORTED_MEDIA_TYPE", null, "application/json",
						() -> GATEWAY.post("/v1/riddles", "application/xml", "<a/>")),
				row("a form of 11 MB for a kind without", 413, "REQUEST_TOO_LARGE", null, "128 KB",
						() -> GATEWAY.post("/v1/riddles",
								new Multipart().file("picture", "pig.png", "image/png", new byte[11 << 20]))),
				row("a drawing for a kind without", 400, "UNKNOWN_FIELD", "/drawing", "subject",
						() -> GATEWAY.post("/v1/riddles", Multipart.drawing(PIG))));
	}

	private static Stream<Row> envelopes() {
		String pairs = "\"%d\":\"x\",".repeat(51).formatted(Stream.iterate(0, (i) -> i + 1).limit(51).toArray());
		return Stream.of(json("an e-mail for a user", "INVALID_VALUE", "/user", "e-mail", "{\"user\":\"a@b.example\"}"),
				json("a user too long", "INVALID_VALUE", "/user", "64", "{\"user\":\"" + "x".repeat(65) + "\"}"),
				json("a user of 20,000 @", "INVALID_VALUE", "/user", "4096",
						"{\"user\":\"" + "@".repeat(20_000) + "\"}"),
				form("a user of 10,000 @ in a form", 400, "INVALID_VALUE", "/user", "4096",
						() -> Multipart.drawing(PIG).field("user", "@".repeat(10_000))),
				json("a language like a chapter", "INVALID_VALUE", "/languages/0", "4096",
						"{\"languages\":[\"" + "x".repeat(5000) + "\"]}"),
				json("a user without name", "INVALID_VALUE", "/user", "1 to 64", "{\"user\":\"\"}"),
				json("a user no address can name", "INVALID_VALUE", "/user", "letters", "{\"user\":\"a/b\"}"),
				json("a user of dots", "INVALID_VALUE", "/user", "letters", "{\"user\":\"..\"}"),
				json("a user of two lines", "INVALID_VALUE", "/user", "letters", "{\"user\":\"a\\nb\"}"),
				json("metadata that is a text", "INVALID_VALUE", "/metadata", "object", "{\"metadata\":\"x\"}"),
				json("a number in metadata", "INVALID_VALUE", "/metadata/a", "must be a string",
						"{\"metadata\":{\"a\":1}}"),
				json("a long key in metadata", "INVALID_VALUE", "/metadata/" + "x".repeat(41), "40",
						"{\"metadata\":{\"" + "x".repeat(41) + "\":\"\"}}"),
				json("a long value in metadata", "INVALID_VALUE", "/metadata/a~1b", "500",
						"{\"metadata\":{\"a/b\":\"" + "x".repeat(501) + "\"}}"),
				json("51 pairs of metadata", "INVALID_VALUE", "/metadata", "50",
						"{\"metadata\":{" + pairs.substring(0, pairs.length() - 1) + "}}"));
	}

	@ParameterizedTest
	@MethodSource("rows")
	void refusesAtOnceAndLeavesNothingBehind(Row row) {
		Traces before = GATEWAY.traces();

		Reply reply = row.request().get();

		assertThat(reply.status()).as(reply.toString()).isEqualTo(row.status());
		assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(reply.at("/code")).isEqualTo(row.code());
		assertThat(reply.text()).contains(row.says());
		assertThat(reply.at("/errors/0/pointer"))
			.isEqualTo((row.pointer() == null && row.code().startsWith("DRAWING_")) ? "/drawing" : row.pointer());
		assertThat(reply.json().get("status").intValue()).isEqualTo(row.status());
		assertThat(reply.at("/request_id")).isEqualTo(reply.header("X-Request-Id"));
		assertThat(reply.at("/type")).startsWith("/docs/problems/");
		JsonNode message = reply.json().path("child_message");
		assertThat(message.propertyNames())
			.containsExactlyElementsOf(WITH_CHILD_MESSAGE.contains(row.code()) ? List.of("en", "de") : List.of());
		assertThat(message).allSatisfy((words) -> assertThat(words.asString()).endsWith("!").hasSizeLessThan(120));
		assertThat(reply.text()).doesNotContain("Exception", "dev.novadraw", "springframework", "tomcat", "jackson");
		assertThat(GATEWAY.traces().since(before)).isEqualTo(Added.NOTHING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "image/jpeg", "image/webp", "IMAGE/heic", "image/*", "image/png; charset=utf-8",
			"application/octet-stream", "application/pdf", "nonsense" })
	void ignoresTheDeclaredTypeOfADrawing(String type) {
		Reply reply = GATEWAY.post(STORIES, new Multipart().file("drawing", "pig.jpg", type, PIG));

		assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
	}

	// The maximum length of file systems, with nine encoded characters per letter.
	@Test
	void acceptsLongFileNames() {
		String name = "%E3%81%B6".repeat(255) + ".png";

		Reply reply = GATEWAY.post(STORIES, new Multipart().file("drawing", name, "image/png", PIG));

		assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
	}

	@Test
	void doesNotRepeatLongNamesForEachTextThatIsWrong() {
		String names = ("{\"" + "~".repeat(256) + "\":").repeat(28);
		String json = "{\"metadata\":" + names + "[" + "\"\\u0000\",".repeat(6000) + "\"\"]" + "}".repeat(29);

		Reply reply = GATEWAY.post(STORIES, Multipart.drawing(PIG).json("request", json));

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/detail")).contains("NUL");
		assertThat(reply.json().get("errors")).hasSizeLessThan(3);
		assertThat(reply.bytes()).hasSizeLessThan(json.length());
	}

	@Test
	void namesEverythingThatIsWrongWithAForm() {
		Multipart form = new Multipart().file("drawing", "pig.png", "image/png", "pig".getBytes())
			.field("colour", "red")
			.field("theme", "war")
			.field("languages", "fr,en,xx")
			.field("hero_name", "007")
			.field("user", "a@b.example")
			.field("priority", "high");

		Reply reply = GATEWAY.post(STORIES, form, "Cancel-After", "1s", "Idempotency-Key", "x".repeat(256));

		assertThat(reply.status()).isEqualTo(415);
		assertThat(reply.at("/code")).isEqualTo("DRAWING_TYPE_UNSUPPORTED");
		assertThat(reply.at("/detail")).endsWith("There are 9 more, see errors.");
		assertThat(errors(reply)).containsExactlyInAnyOrder("/drawing DRAWING_TYPE_UNSUPPORTED",
				"/colour UNKNOWN_FIELD", "/theme INVALID_VALUE", "/languages/0 UNSUPPORTED_LANGUAGE",
				"/languages/2 UNSUPPORTED_LANGUAGE", "/hero_name INVALID_VALUE", "/user INVALID_VALUE",
				"/priority INVALID_VALUE", "Cancel-After INVALID_CANCEL_AFTER",
				"Idempotency-Key INVALID_IDEMPOTENCY_KEY");
	}

	@Test
	void namesEverythingThatIsWrongWithHowAFormWasSent() {
		Multipart form = new Multipart().file("photo", "pig.png", "image/png", PIG)
			.text("metadata[place]", "text/plain", "M\u00fcnchen".getBytes(StandardCharsets.ISO_8859_1))
			.text("hero_name", "text/plain; charset=klingon", "Mia".getBytes())
			.field("mood", "calm")
			.field("mood", "silly");

		Reply reply = GATEWAY.post(STORIES, form);

		assertThat(errors(reply)).containsExactlyInAnyOrder("/photo UNKNOWN_FIELD", "/metadata/place INVALID_VALUE",
				"/hero_name INVALID_VALUE", "/mood INVALID_VALUE", "/drawing DRAWING_MISSING");
		assertThat(reply.at("/code")).isEqualTo("UNKNOWN_FIELD");
		assertThat(reply.at("/errors/1/detail")).contains("not in UTF-8", "charset=ISO-8859-1");
		assertThat(reply.at("/errors/2/detail")).contains("Unknown charset 'klingon'");
	}

	@Test
	void namesEverythingThatIsWrongWithJson() {
		Reply reply = GATEWAY.post("/v1/riddles", "application/json", """
				{"difficulty_level": "many", "subject": "", "languages": ["fr", "en", null], "colour": 1,
				 "metadata": {"a": 1, "b": "\\u0000", "c": "fine"}}""");

		assertThat(reply.status()).isEqualTo(400);
		assertThat(errors(reply)).containsExactlyInAnyOrder("/difficulty_level INVALID_VALUE", "/subject INVALID_VALUE",
				"/languages/0 UNSUPPORTED_LANGUAGE", "/languages/2 INVALID_VALUE", "/colour UNKNOWN_FIELD",
				"/metadata/a INVALID_VALUE", "/metadata/b INVALID_VALUE");
	}

	private static List<String> errors(Reply reply) {
		return reply.json()
			.at("/errors")
			.valueStream()
			.map((error) -> error.at("/pointer").asString() + " " + error.at("/code").asString())
			.toList();
	}

	@Test
	void namesTheFirstTenOfManyErrors() {
		String pairs = "\"%d\":1,".repeat(50).formatted(Stream.iterate(0, (i) -> i + 1).limit(50).toArray());
		String json = "{\"metadata\":{" + pairs.substring(0, pairs.length() - 1) + "}}";

		Reply reply = GATEWAY.post(STORIES, Multipart.drawing(PIG).json("request", json));

		assertThat(reply.json().get("errors")).hasSize(10);
		assertThat(reply.at("/detail")).contains("49 more");
	}

	private static Row drawing(String name, int status, String code, String says, byte[] file) {
		return form(name, status, code, null, says, () -> Multipart.drawing(file));
	}

	private static Row form(String name, int status, String code, String pointer, String says,
			Supplier<Multipart> form) {
		return row(name, status, code, pointer, says, () -> GATEWAY.post(STORIES, form.get()));
	}

	private static Row boundary(String name, String boundary, String says) {
		return row(name, 400, "MALFORMED_MULTIPART", null, says,
				() -> GATEWAY.post(STORIES, "multipart/form-data; boundary=" + boundary,
						"--%1$s\r\nContent-Disposition: form-data; name=\"theme\"\r\n\r\ncalm\r\n--%1$s--\r\n"
							.formatted(boundary)));
	}

	private static Row json(String name, String code, String pointer, String says, String json) {
		return form(name, 400, code, pointer, says, () -> Multipart.drawing(PIG).json("request", json));
	}

	private static Row row(String name, int status, String code, String pointer, String says, Supplier<Reply> request) {
		return new Row(name, status, code, pointer, says, request);
	}

}
