package dev.novadraw.gateway.problem;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Every field and query parameter of every operation rejects values of another type,
 * blank texts and numbers out of range, and the problem names the field.
 */
class InvalidValueTests {

	private static final List<String> TEXT = List.of("\"\"", "\" \"", "\"\\u0000\"", "7", "1e99", "true", "[]", "{}",
			"\"" + "x".repeat(201) + "\"");

	private static final List<String> UUID = List.of("\"\"", "\" \"", "\"x\"", "7", "true");

	private static final List<String> TIME = List.of("1e99", "0", "-1", "1764417600", "1.5", "9223372036854775808",
			"true", "\"\"", "\" \"", "\"1e99\"", "\"NaN\"", "\"0\"", "\"2026-11-29\"", "\"0000-01-01T00:00:00Z\"",
			"\"9999999-01-01T00:00:00Z\"", "\"+9999999-01-01T00:00:00Z\"", "\"-9999999-01-01T00:00:00Z\"");

	private static final List<String> TRUTH_VALUE = List.of("\"\"", "\" \"", "\"true\"", "1", "0", "1e99", "[]");

	private static final List<String> INTEGER = List.of("1e99", "-1", "1.5", "\"\"", "\" \"", "\"5\"", "\"NaN\"",
			"true", "2147483648", "9223372036854775808");

	private static final List<String> NUMBER = List.of("1e99", "1e999", "-1", "\"\"", "\" \"", "\"1\"", "\"NaN\"",
			"\"Infinity\"", "true", "9223372036854775808");

	private static final List<String> CHOICE = List.of("\"\"", "\" \"", "7", "1e99", "true", "\"NaN\"");

	private static final List<String> WORD = List.of("", "%20", "%00");

	private static final List<String> COUNT = List.of("", "%20", "0", "-1", "1e99", "1.5", "NaN", "501", "%2B1",
			"9223372036854775808");

	private static final List<String> PAGE = List.of("", "%20", "0", "-1", "1e99", "NaN", "9223372036854775808");

	private static final Gateway GATEWAY = Gateway.shared();

	private static String job = "";

	@BeforeAll
	static void submits() {
		job = GATEWAY.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60))).at("/id");
	}

	private static Stream<Arguments> bodies() {
		String redrives = "POST /v1/operations/redrives";
		String rules = "PUT /v1/operations/rules/client/anna";
		String tokens = "POST /v1/client-tokens";
		return Stream.of(each(redrives, "kind", TEXT), each(redrives, "client", TEXT), each(redrives, "code", TEXT),
				each(redrives, "job", UUID), each(redrives, "from", TIME), each(redrives, "to", TIME),
				each(redrives, "all", TRUTH_VALUE), each(redrives, "per_minute", INTEGER),
				each(rules, "paused", TRUTH_VALUE), each(rules, "reason", TEXT), each(rules, "max_running", INTEGER),
				each(rules, "starts_per_minute", INTEGER), each(rules, "weight", NUMBER), each(tokens, "user", TEXT),
				each(tokens, "ttl_seconds", INTEGER), each("PATCH /v1/stories/x", "favorite", TRUTH_VALUE))
			.flatMap((rows) -> rows);
	}

	private static Stream<Arguments> each(String call, String field, List<String> values) {
		return values.stream().map((value) -> arguments(call, field, value));
	}

	@ParameterizedTest
	@MethodSource("bodies")
	void areRejectedInAJsonBody(String call, String field, String value) {
		String[] parts = call.split(" ");

		Reply reply = GATEWAY.send(parts[0], parts[1], BodyPublishers.ofString("{\"%s\": %s}".formatted(field, value)),
				"Content-Type", "application/json");

		assertThat(reply.status()).as(reply.text()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo("INVALID_BODY");
		assertThat(reply.at("/detail")).startsWith(field + ": ").doesNotContain("Exception", "dev.novadraw");
		assertThat(reply.at("/errors/0/pointer")).isEqualTo("/" + field);
	}

	@ParameterizedTest
	@ValueSource(strings = { "NaN", "Infinity", "-Infinity", "01", "1_000", "0x10", "'1'" })
	void areRejectedWhereTheyAreNoJson(String value) {
		Reply reply = GATEWAY.post("/v1/operations/redrives", "application/json",
				"{\"all\": true, \"per_minute\": %s}".formatted(value));

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo("INVALID_BODY");
	}

	@Test
	void includeATimeRangeThatEndsBeforeItBegins() {
		Reply reply = GATEWAY.post("/v1/operations/redrives", "application/json",
				"{\"from\": \"2026-11-29T12:00:00Z\", \"to\": \"2026-11-29T13:00:00+01:00\"}");

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/detail")).contains("from", "before", "to");
	}

	private static Stream<Arguments> callsWithJson() {
		return Stream.of(arguments("POST /v1/client-tokens", 4), arguments("PATCH /v1/stories/x", 4),
				arguments("POST /v1/operations/redrives", 4), arguments("PUT /v1/operations/rules/client/anna", 4),
				arguments("POST /v1/riddles", 64));
	}

	@ParameterizedTest
	@MethodSource("callsWithJson")
	void areNotLookedForInAJsonBodyThatIsTooLong(String call, int kilobytes) {
		String[] parts = call.split(" ");
		String full = "{\"x\":\"%s\"}".formatted("x".repeat(kilobytes * 1024 - 8));
		String tooLong = full + " ";

		assertThat(sent(parts, BodyPublishers.ofString(full)).status()).isEqualTo(400);
		assertTooLarge(sent(parts, BodyPublishers.ofString(tooLong)), kilobytes);
		assertTooLarge(sent(parts, chunked(tooLong)), kilobytes);
	}

	private static Reply sent(String[] call, BodyPublisher body) {
		return GATEWAY.send(call[0], call[1], body, "Content-Type", "application/json");
	}

	/** Returns a body without a Content-Length. */
	private static BodyPublisher chunked(String body) {
		return BodyPublishers.fromPublisher(BodyPublishers.ofString(body));
	}

	private static void assertTooLarge(Reply reply, int kilobytes) {
		assertThat(reply.status()).as(reply.text()).isEqualTo(413);
		assertThat(reply.at("/code")).isEqualTo("REQUEST_TOO_LARGE");
		assertThat(reply.at("/detail")).contains(kilobytes + " KB");
	}

	private static Stream<Arguments> parameters() {
		String dead = "/v1/operations/dead-jobs";
		String audit = "/v1/operations/audit";
		String jobs = "/v1/jobs";
		String stories = "/v1/stories";
		return Stream
			.of(each(dead, "limit", COUNT), each(dead, "kind", WORD), each(dead, "client", WORD),
					each(dead, "code", WORD), each(audit, "limit", COUNT), each(audit, "cursor", WORD),
					each(audit, "client", WORD), each(jobs, "limit", COUNT), each(jobs, "cursor", WORD),
					each(jobs, "kind", WORD), each(jobs, "status", List.of("", "%20", ",", ",,", "1e99", "queued,")),
					each(jobs, "user", WORD), each(stories, "limit", COUNT), each(stories, "cursor", WORD),
					each(stories, "user", WORD), each(stories, "favorite", List.of("", "%20", "1", "0", "TRUE", "NaN")),
					each("/api/drawings/gallery", "page", PAGE), each("/api/drawings/gallery", "limit", COUNT))
			.flatMap((rows) -> rows);
	}

	@ParameterizedTest
	@MethodSource("parameters")
	void areRejectedInAParameter(String path, String parameter, String value) {
		assertRejected(GATEWAY.get(path + "?" + parameter + "=" + value), parameter);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "%20", "-1", "1e99", "1.5", "NaN", "9223372036854775808" })
	void areRejectedAsTheIdOfAnEvent(String value) {
		assertRejected(GATEWAY.get("/v1/jobs/" + job + "/events?starting_after=" + value), "starting_after");
	}

	private static void assertRejected(Reply reply, String parameter) {
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo("INVALID_PARAMETER");
		assertThat(reply.at("/errors/0/pointer")).isEqualTo(parameter);
	}

	@ParameterizedTest
	@CsvSource({ "client/%20", "kind/%20%20", "queue/%20" })
	void areRejectedAsTheKeyOfARule(String rule) {
		Reply reply = GATEWAY.send("PUT", "/v1/operations/rules/" + rule, BodyPublishers.ofString("{}"), "Content-Type",
				"application/json");

		assertThat(reply.status()).isEqualTo(404);
	}

	private static Stream<Arguments> options() {
		return Stream.of(each("stories", "languages", CHOICE), each("stories", "languages", List.of("[\"\"]", "[7]")),
				each("stories", "age_band", CHOICE), each("stories", "theme", CHOICE), each("stories", "mood", CHOICE),
				each("stories", "length", CHOICE), each("stories", "hero_name", List.of("7", "1e99", "true", "[]")),
				each("stories", "things", List.of("7", "{}", "[7]", "[null]", "[[]]", "[\"\"]", "[\"7\"]")),
				each("stories", "variation", List.of("-1", "1000000", "1e99", "0.5", "\"many\"", "[]", "{}", "true")),
				each("stories", "user", CHOICE.subList(0, 5)), each("stories", "priority", CHOICE),
				each("stories", "metadata", CHOICE), each("stories", "metadata", List.of("{\"a\": 7}", "{\"\": \"\"}")))
			.flatMap((rows) -> rows);
	}

	@ParameterizedTest
	@MethodSource("options")
	void areRejectedInAnOption(String collection, String option, String value) {
		Reply reply = GATEWAY.post("/v1/" + collection,
				Multipart.drawing(TestDrawings.png(60, 60)).json("request", "{\"%s\": %s}".formatted(option, value)));

		assertThat(reply.status()).as(reply.text()).isEqualTo(400);
		assertThat(reply.at("/code")).isIn("INVALID_VALUE", "UNSUPPORTED_LANGUAGE");
		assertThat(reply.at("/errors/0/pointer")).startsWith("/" + option);
	}

}
