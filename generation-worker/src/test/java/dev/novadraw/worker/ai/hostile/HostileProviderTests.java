package dev.novadraw.worker.ai.hostile;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The hostile provider behaves as its manners describe. The reactions of clients are
 * tested elsewhere.
 */
class HostileProviderTests {

	private static final Duration SOON = Duration.ofMinutes(1);

	private static final int MEGABYTE = 1024 * 1024;

	private final HostileProvider provider = HostileProvider.start();

	private final Caller caller = new Caller(this.provider);

	@AfterEach
	void stop() {
		this.caller.close();
		this.provider.close();
	}

	static Stream<Arguments> forms() {
		return Arrays.stream(Wire.values())
			.flatMap((wire) -> Stream.of(Arguments.of(wire, false), Arguments.of(wire, true)));
	}

	@ParameterizedTest
	@MethodSource("forms")
	void tellsTheSameStoryInEachForm(Wire wire, boolean streamed) throws Exception {
		Heard heard = this.caller.hear(wire, streamed);

		assertThat(heard.text()).isEqualTo(Texts.STORY);
		assertThat(heard.model()).isEqualTo("some-model");
		assertThat(heard.usage()).isEqualTo("11 7");
		assertThat(heard.end().toLowerCase(Locale.ROOT)).isIn("stop", "end_turn");
		assertThat(heard.pieces()).hasSizeBetween(streamed ? 20 : 1, streamed ? 30 : 1);
	}

	@Test
	void frameStreamsAsTheirProtocolsDo() throws Exception {
		assertThat(stream(Wire.OPENAI)).startsWith("data: {").endsWith("}\n\ndata: [DONE]\n\n");
		assertThat(stream(Wire.ANTHROPIC)).startsWith("event: message_start\ndata: {")
			.contains("event: ping\n", "event: content_block_delta\n", "event: message_delta\n")
			.endsWith("event: message_stop\ndata: {\"type\": \"message_stop\"}\n\n");
		assertThat(stream(Wire.GEMINI)).startsWith("data: {").endsWith("}\r\n\r\n");
		assertThat(stream(Wire.OLLAMA)).startsWith("{").contains("\"done\": false}\n{").endsWith("}\n");
	}

	private String stream(Wire wire) throws Exception {
		HttpResponse<String> answer = this.caller.ask(wire, true);
		assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
			.startsWith((wire == Wire.OLLAMA) ? "application/x-ndjson" : "text/event-stream");
		return answer.body();
	}

	@ParameterizedTest
	@MethodSource("forms")
	void saysEachErrorInItsProtocol(Wire wire, boolean streamed) throws Exception {
		for (Manner manner : Arrays.stream(Manner.values()).filter(Manner::isFault).toList()) {
			this.provider.answers(manner);

			HttpResponse<String> answer = this.caller.ask(wire, streamed);

			assertThat(answer.statusCode()).as("%s", manner).isBetween(400, 599);
			assertThat(Template.read(answer.body()).has("error")).as("%s", manner).isTrue();
			assertThat(answer.body()).contains(HostileProvider.CANARY);
		}
		this.provider.answers(Manner.QUOTA_USED_UP);
		assertThat(this.caller.ask(wire, streamed).statusCode()).isEqualTo(switch (wire) {
			case OPENAI, GEMINI -> 429;
			case ANTHROPIC -> 400;
			case OLLAMA -> 402;
		});
	}

	@Test
	void saysHowLongToWait() throws Exception {
		assertThat(retryAfter(Manner.RATE_LIMITED)).isEmpty();
		assertThat(retryAfter(Manner.RATE_LIMITED_SECONDS)).isEqualTo("2");
		assertThat(retryAfter(Manner.UNAVAILABLE)).isEqualTo("1");
		Instant before = Instant.now();
		assertThat(ZonedDateTime.parse(retryAfter(Manner.RATE_LIMITED_DATE), DateTimeFormatter.RFC_1123_DATE_TIME)
			.toInstant()).isBetween(before.plusSeconds(2), before.plusSeconds(4));
	}

	private String retryAfter(Manner manner) throws Exception {
		this.provider.answers(manner);
		return this.caller.ask(Wire.OPENAI, false).headers().firstValue("Retry-After").orElse("");
	}

	@ParameterizedTest
	@MethodSource("forms")
	void refusesInItsProtocol(Wire wire, boolean streamed) throws Exception {
		this.provider.answers(Manner.REFUSAL);
		Heard refused = this.caller.hear(wire, streamed);
		this.provider.answers(Manner.FILTERED);
		Heard filtered = this.caller.hear(wire, streamed);

		assertThat(List.of(refused.end(), filtered.end())).isEqualTo(switch (wire) {
			case OPENAI -> List.of("stop", "content_filter");
			case ANTHROPIC -> List.of("refusal", "refusal");
			case GEMINI -> List.of("SAFETY", "PROHIBITED_CONTENT");
			case OLLAMA -> List.of("stop", "stop");
		});
		assertThat(refused.refusal()).isEqualTo((wire == Wire.OPENAI) ? Texts.REFUSAL : "");
		assertThat(refused.text()).isEqualTo((wire == Wire.ANTHROPIC || wire == Wire.OLLAMA) ? Texts.REFUSAL : "");
	}

	@Test
	void followsAScriptAndCounts() throws Exception {
		this.provider.answers((call) -> (call == 2) ? Manner.ERROR_500 : Manner.OK);
		this.provider.tells((request) -> request.contains("\"stream\": true") ? "streamed" : "whole");

		assertThat(this.caller.hear(Wire.OPENAI, false).text()).isEqualTo("whole");
		assertThat(this.caller.ask(Wire.OPENAI, false).statusCode()).isEqualTo(500);
		assertThat(this.caller.hear(Wire.OPENAI, true).text()).isEqualTo("streamed");
		assertThat(this.provider.calls()).isEqualTo(3);
		assertThat(this.provider.requests()).hasSize(3).last().asString().contains("some-model");
	}

	@Test
	void answersAgainOnTheSameConnection() throws Exception {
		try (Socket socket = this.caller.dial(Wire.OLLAMA, false)) {
			Caller.say(socket, "GET /nowhere", "");

			String both = until(socket.getInputStream(), "Nothing here: /nowhere");

			assertThat(both).contains("HTTP/1.1 200 ", "HTTP/1.1 404 ");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SILENT", "HEADERS_THEN_HANG", "DRIP", "SLOW" })
	void noticesThatAClientHangsUp(Manner manner) throws Exception {
		this.provider.answers(manner);
		this.provider.delay(Duration.ofMinutes(1));
		Socket socket = this.caller.dial(Wire.ANTHROPIC, true);
		Awaitility.await("the call to arrive").until(() -> this.provider.calls() == 1);
		assertThat(this.provider.awaitClosed(Duration.ofMillis(300))).isEmpty();

		socket.close();

		Hangup hangup = this.provider.awaitClosed(SOON).orElseThrow();
		assertThat(hangup.call()).isEqualTo(1);
		assertThat(hangup.after()).isGreaterThan(Duration.ofMillis(300));
		assertThat(this.provider.bytesWritten()).isLessThan(100);
	}

	@Test
	void dripsAndIsSlow() throws Exception {
		this.provider.tells("");
		this.provider.answers((call) -> (call == 1) ? Manner.SLOW : Manner.DRIP);
		this.provider.delay(Duration.ofMillis(400));

		long begun = System.nanoTime();
		assertThat(this.caller.ask(Wire.OLLAMA, false).statusCode()).isEqualTo(200);
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(400));

		begun = System.nanoTime();
		try (InputStream body = this.caller.listen(Wire.OLLAMA, false).body()) {
			assertThat(body.readNBytes(4)).hasSize(4);
			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(600));
		}
		assertThat(this.provider.awaitClosed(SOON)).isPresent();
	}

	@ParameterizedTest
	@MethodSource("forms")
	void resetsConnections(Wire wire, boolean streamed) throws Exception {
		assertThat(untilReset(Manner.RESET_BEFORE, wire, streamed)).isEmpty();
		assertThat(untilReset(Manner.RESET_IN_BODY, wire, streamed)).startsWith("HTTP/1.1 200 ").contains("{");
		assertThat(this.provider.calls()).isEqualTo(2);
		assertThat(this.provider.awaitClosed(Duration.ZERO)).as("hung up by itself").isEmpty();
	}

	private String untilReset(Manner manner, Wire wire, boolean streamed) throws IOException {
		this.provider.answers(manner);
		ByteArrayOutputStream heard = new ByteArrayOutputStream();
		try (Socket socket = this.caller.dial(wire, streamed)) {
			assertThatExceptionOfType(SocketException.class)
				.isThrownBy(() -> socket.getInputStream().transferTo(heard));
		}
		return heard.toString(UTF_8);
	}

	@ParameterizedTest
	@MethodSource("forms")
	void cutsAnswers(Wire wire, boolean streamed) throws Exception {
		this.provider.answers(Manner.TRUNCATED_STREAM);
		if (streamed) {
			Heard heard = this.caller.hear(wire, true);
			assertThat(heard.end()).isEmpty();
			assertThat(Texts.STORY).startsWith(heard.text()).isNotEqualTo(heard.text());
		}
		else {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.caller.ask(wire, false));
		}
		for (Manner manner : List.of(Manner.TRUNCATED_JSON, Manner.MALFORMED_JSON)) {
			this.provider.answers(manner);
			assertThatExceptionOfType(JacksonException.class).as("%s", manner)
				.isThrownBy(() -> this.caller.hear(wire, streamed));
		}
	}

	@ParameterizedTest
	@MethodSource("forms")
	void answersWithSomethingElse(Wire wire, boolean streamed) throws Exception {
		this.provider.answers(Manner.HTML);
		assertThat(this.caller.ask(wire, streamed).body()).startsWith("<!DOCTYPE html>");
		this.provider.answers(Manner.EMPTY_BODY);
		assertThat(this.caller.ask(wire, streamed).body()).isEmpty();
		this.provider.answers(Manner.WRONG_CONTENT_TYPE);
		HttpResponse<String> plain = this.caller.ask(wire, streamed);
		assertThat(plain.headers().firstValue("Content-Type")).contains("text/plain");
		assertThat(Heard.of(wire, plain.body()).text()).isEqualTo(Texts.STORY);
	}

	@ParameterizedTest
	@MethodSource("forms")
	void seesThatAClientTakesNoMore(Wire wire, boolean streamed) throws Exception {
		this.provider.answers(Manner.HUGE);

		try (InputStream body = this.caller.listen(wire, streamed).body()) {
			assertThat(body.readNBytes(MEGABYTE)).hasSize(MEGABYTE);
		}

		assertThat(this.provider.awaitClosed(SOON)).isPresent();
		// An unfinished piece is not counted, although a part of it was read.
		assertThat(this.provider.bytesWritten()).isBetween(MEGABYTE - 2L * Flood.BLOCK, 20L * MEGABYTE);
	}

	@Test
	void isRightAfterFiftyMegabytes() throws Exception {
		this.provider.answers(Manner.HUGE);

		HttpResponse<String> answer = this.caller.ask(Wire.OPENAI, false);

		assertThat(answer.body()).hasSizeGreaterThan(50 * MEGABYTE);
		assertThat(Heard.of(Wire.OPENAI, answer.body()).text()).isEqualTo(Texts.STORY);
	}

	@Test
	void packsAGigabyteIntoAMegabyte() throws Exception {
		this.provider.answers(Manner.GZIP_BOMB);

		byte[] packed;
		try (InputStream body = this.caller.listen(Wire.OPENAI, false).body()) {
			packed = body.readAllBytes();
		}

		assertThat(packed).hasSizeLessThan(2 * MEGABYTE);
		int size = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).getInt(packed.length - Integer.BYTES);
		assertThat(size).as("what gzip says of the size").isGreaterThan(1024 * MEGABYTE);
		assertThat(this.provider.bytesWritten()).isEqualTo(packed.length);
	}

	@Test
	void seesWhoFollowsARedirect() throws Exception {
		this.provider.answers(Manner.REDIRECT);
		HttpResponse<String> answer = this.caller.ask(Wire.GEMINI, true);
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(this.provider.redirectsFollowed()).isZero();

		String there = this.provider.baseUrl(Wire.GEMINI) + answer.headers().firstValue("Location").orElseThrow();
		String followed = this.caller.get(there, "Accept", "*/*").body();

		assertThat(Heard.of(Wire.GEMINI, followed).text()).isEqualTo(Texts.STORY);
		assertThat(this.provider.redirectsFollowed()).isEqualTo(1);
		assertThat(this.provider.calls()).isEqualTo(1);
	}

	@Test
	void spoilsTheStory() throws Exception {
		assertThat(told(Manner.FENCED)).isEqualTo("```json\n" + Texts.STORY + "\n```");
		assertThat(story(Manner.WRONG_SCHEMA).path("versions")).hasSize(1);
		assertThat(texts(Manner.SHORT_STORY)).allSatisfy((text) -> assertThat(text.split(" ")).hasSize(40));
		assertThat(texts(Manner.LONG_STORY)).allSatisfy((text) -> assertThat(text.split(" ")).hasSize(900));
		assertThat(texts(Manner.ENGLISH_TWICE)).hasSize(2).containsOnly(Tale.ENGLISH.text());
		assertThat(texts(Manner.UNSAFE).getFirst()).contains("gun", "blood");
		assertThat(texts(Manner.OBEYS_INJECTION)).allMatch((text) -> text.contains("www.example.com"));
		assertThat(texts(Manner.CONTROL_CHARACTERS).getFirst()).contains("\0", "\ud83d", "\u202e");
		assertThat(told(Manner.DUPLICATED_KEYS)).containsSubsequence("\"theme\"", "\"theme\"");
		assertThat(told(Manner.DEEP_NESTING)).contains("[".repeat(10_000)).endsWith("}");
	}

	private String told(Manner manner) throws Exception {
		this.provider.answers(manner);
		return this.caller.hear(Wire.OLLAMA, true).text();
	}

	private JsonNode story(Manner manner) throws Exception {
		return Template.read(told(manner));
	}

	private List<String> texts(Manner manner) throws Exception {
		return story(manner).path("versions").valueStream().map((version) -> version.path("text").asString()).toList();
	}

	@Test
	void judgesTextsAndPictures() throws Exception {
		String url = this.provider.baseUrl(Wire.OPENAI) + "/moderations";
		this.provider.judges((moderation) -> (moderation == 1) ? Verdict.FINE : Verdict.FLAGGED);

		JsonNode fine = Template.read(this.caller.post(url, "{\"input\": [\"a\", \"b\"]}").body());
		JsonNode flagged = Template.read(this.caller.post(url, """
				{"model": "omni", "input": [{"type": "text", "text": "a"}, {"type": "image_url", "image_url": {}}]}""")
			.body());
		this.provider.judges(Verdict.DOWN);
		HttpResponse<String> down = this.caller.post(url, "{\"input\": \"a\"}");

		assertThat(fine.path("results").findValues("flagged")).hasSize(2).noneMatch(JsonNode::booleanValue);
		assertThat(flagged.at("/results/0/flagged").booleanValue()).isTrue();
		assertThat(flagged.at("/results/0/category_applied_input_types/violence")).hasToString("[\"text\",\"image\"]");
		assertThat(down.statusCode()).isEqualTo(503);
		assertThat(down.body()).contains(HostileProvider.CANARY);
		assertThat(this.provider.moderations()).isEqualTo(3);
		assertThat(this.provider.calls()).isZero();
	}

	@Test
	void tellsOnlyTheRightKeyAboutItsModel() throws Exception {
		String url = this.provider.baseUrl(Wire.GEMINI);
		for (List<String> how : List.of(List.of("/v1/models/", "Authorization", "Bearer "),
				List.of("/models/", "Authorization", "Bearer "), List.of("/v1/models/", "x-api-key", ""),
				List.of("/v1beta/models/", "x-goog-api-key", ""))) {
			String path = url + how.getFirst();
			String right = how.get(2) + HostileProvider.KEY;
			assertThat(this.caller.get(path + "a-model", how.get(1), right).body()).contains("a-model");
			assertThat(this.caller.get(path + "a-model", how.get(1), "wrong").statusCode()).isEqualTo(401);
			assertThat(this.caller.get(path + "b-model", how.get(1), right).statusCode()).isEqualTo(404);
		}
		assertThat(this.caller.get(url + "/v1/models", "Authorization", "Bearer right-key").body())
			.contains("\"a-model\"", "\"another-model\"");
		assertThat(this.caller.post(url + "/api/show", "{\"model\": \"a-model\"}").statusCode()).isEqualTo(200);
		assertThat(this.caller.post(url + "/api/show", "{\"model\": \"b-model\"}").statusCode()).isEqualTo(404);
		assertThat(this.provider.lookUps()).isEqualTo(15);
	}

	private static String until(InputStream in, String end) throws IOException {
		StringBuilder heard = new StringBuilder();
		byte[] some = new byte[8192];
		for (int count = in.read(some); count > 0; count = in.read(some)) {
			heard.append(new String(some, 0, count, UTF_8));
			if (heard.indexOf(end) >= 0) {
				return heard.toString();
			}
		}
		throw new EOFException("no such end");
	}

}
