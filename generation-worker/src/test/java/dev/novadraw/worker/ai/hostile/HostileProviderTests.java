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
import java.util.Set;
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
 * The hostile provider behaves as described. The reactions of clients are tested
 * elsewhere.
 */
class HostileProviderTests {

	private static final Duration SOON = Duration.ofMinutes(1);

	/** A page of HTML, and a fault that depends on the request. */
	private static final Set<Behavior> NOT_IN_JSON = Set.of(Behavior.BLOCKED_BY_CDN, Behavior.REFUSES_TEMPERATURE);

	private static final int MEGABYTE = 1024 * 1024;

	private final HostileProvider provider = HostileProvider.start();

	private final ProtocolClient client = new ProtocolClient(this.provider);

	@AfterEach
	void stop() {
		this.client.close();
		this.provider.close();
	}

	static Stream<Arguments> forms() {
		return Arrays.stream(Protocol.values())
			.flatMap((protocol) -> Stream.of(Arguments.of(protocol, false), Arguments.of(protocol, true)));
	}

	@ParameterizedTest
	@MethodSource("forms")
	void returnsTheSameStoryInEachProtocol(Protocol protocol, boolean streamed) throws Exception {
		ParsedResponse parsed = this.client.parse(protocol, streamed);

		assertThat(parsed.text()).isEqualTo(ModelTexts.STORY);
		assertThat(parsed.model()).isEqualTo("some-model");
		assertThat(parsed.usage()).isEqualTo("11 7");
		assertThat(parsed.end().toLowerCase(Locale.ROOT)).isIn("stop", "end_turn");
		assertThat(parsed.pieces()).hasSizeBetween(streamed ? 20 : 1, streamed ? 30 : 1);
	}

	@Test
	void framesStreamsLikeEachProtocol() throws Exception {
		assertThat(stream(Protocol.OPENAI)).startsWith("data: {").endsWith("}\n\ndata: [DONE]\n\n");
		assertThat(stream(Protocol.ANTHROPIC)).startsWith("event: message_start\ndata: {")
			.contains("event: ping\n", "event: content_block_delta\n", "event: message_delta\n")
			.endsWith("event: message_stop\ndata: {\"type\": \"message_stop\"}\n\n");
		assertThat(stream(Protocol.GEMINI)).startsWith("data: {").endsWith("}\r\n\r\n");
		assertThat(stream(Protocol.OLLAMA)).startsWith("{").contains("\"done\": false}\n{").endsWith("}\n");
	}

	private String stream(Protocol protocol) throws Exception {
		HttpResponse<String> answer = this.client.send(protocol, true);
		assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
			.startsWith((protocol == Protocol.OLLAMA) ? "application/x-ndjson" : "text/event-stream");
		return answer.body();
	}

	@ParameterizedTest
	@MethodSource("forms")
	void returnsErrorsInEachProtocol(Protocol protocol, boolean streamed) throws Exception {
		List<Behavior> faults = Arrays.stream(Behavior.values())
			.filter((behavior) -> behavior.isFault() && !NOT_IN_JSON.contains(behavior))
			.toList();
		for (Behavior behavior : faults) {
			this.provider.setBehavior(behavior);

			HttpResponse<String> answer = this.client.send(protocol, streamed);

			assertThat(answer.statusCode()).as("%s", behavior).isBetween(400, 599);
			assertThat(JsonTemplate.read(answer.body()).has("error")).as("%s", behavior).isTrue();
			assertThat(answer.body()).contains(HostileProvider.CANARY);
		}
		this.provider.setBehavior(Behavior.QUOTA_USED_UP);
		assertThat(this.client.send(protocol, streamed).statusCode()).isEqualTo(switch (protocol) {
			case OPENAI, GEMINI -> 429;
			case ANTHROPIC -> 400;
			case OLLAMA -> 402;
		});
	}

	@Test
	void sendsRetryAfter() throws Exception {
		assertThat(retryAfter(Behavior.RATE_LIMITED)).isEmpty();
		assertThat(retryAfter(Behavior.RATE_LIMITED_SECONDS)).isEqualTo("2");
		assertThat(retryAfter(Behavior.UNAVAILABLE)).isEqualTo("1");
		Instant before = Instant.now();
		assertThat(ZonedDateTime.parse(retryAfter(Behavior.RATE_LIMITED_DATE), DateTimeFormatter.RFC_1123_DATE_TIME)
			.toInstant()).isBetween(before.plusSeconds(2), before.plusSeconds(4));
	}

	private String retryAfter(Behavior behavior) throws Exception {
		this.provider.setBehavior(behavior);
		return this.client.send(Protocol.OPENAI, false).headers().firstValue("Retry-After").orElse("");
	}

	@ParameterizedTest
	@MethodSource("forms")
	void refusesInEachProtocol(Protocol protocol, boolean streamed) throws Exception {
		this.provider.setBehavior(Behavior.REFUSAL);
		ParsedResponse refused = this.client.parse(protocol, streamed);
		this.provider.setBehavior(Behavior.FILTERED);
		ParsedResponse filtered = this.client.parse(protocol, streamed);

		assertThat(List.of(refused.end(), filtered.end())).isEqualTo(switch (protocol) {
			case OPENAI -> List.of("stop", "content_filter");
			case ANTHROPIC -> List.of("refusal", "refusal");
			case GEMINI -> List.of("SAFETY", "PROHIBITED_CONTENT");
			case OLLAMA -> List.of("stop", "stop");
		});
		assertThat(refused.refusal()).isEqualTo((protocol == Protocol.OPENAI) ? ModelTexts.REFUSAL : "");
		assertThat(refused.text())
			.isEqualTo((protocol == Protocol.ANTHROPIC || protocol == Protocol.OLLAMA) ? ModelTexts.REFUSAL : "");
	}

	@Test
	void followsItsSettingsAndCountsCalls() throws Exception {
		this.provider.setBehavior((call) -> (call == 2) ? Behavior.ERROR_500 : Behavior.OK);
		this.provider.setText((request) -> request.contains("\"stream\": true") ? "streamed" : "whole");

		assertThat(this.client.parse(Protocol.OPENAI, false).text()).isEqualTo("whole");
		assertThat(this.client.send(Protocol.OPENAI, false).statusCode()).isEqualTo(500);
		assertThat(this.client.parse(Protocol.OPENAI, true).text()).isEqualTo("streamed");
		assertThat(this.provider.calls()).isEqualTo(3);
		assertThat(this.provider.requests()).hasSize(3).last().asString().contains("some-model");
	}

	@Test
	void answersAgainOnTheSameConnection() throws Exception {
		try (Socket socket = this.client.openSocket(Protocol.OLLAMA, false)) {
			ProtocolClient.write(socket, "GET /nowhere", "");

			String both = until(socket.getInputStream(), "Nothing here: /nowhere");

			assertThat(both).contains("HTTP/1.1 200 ", "HTTP/1.1 404 ");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SILENT", "HEADERS_THEN_HANG", "DRIP", "SLOW" })
	void noticesThatAClientHangsUp(Behavior behavior) throws Exception {
		this.provider.setBehavior(behavior);
		this.provider.setDelay(Duration.ofMinutes(1));
		Socket socket = this.client.openSocket(Protocol.ANTHROPIC, true);
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
		this.provider.setText("");
		this.provider.setBehavior((call) -> (call == 1) ? Behavior.SLOW : Behavior.DRIP);
		this.provider.setDelay(Duration.ofMillis(400));

		long begun = System.nanoTime();
		assertThat(this.client.send(Protocol.OLLAMA, false).statusCode()).isEqualTo(200);
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(400));

		begun = System.nanoTime();
		try (InputStream body = this.client.sendStreaming(Protocol.OLLAMA, false).body()) {
			assertThat(body.readNBytes(4)).hasSize(4);
			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(600));
		}
		assertThat(this.provider.awaitClosed(SOON)).isPresent();
	}

	@ParameterizedTest
	@MethodSource("forms")
	void resetsConnections(Protocol protocol, boolean streamed) throws Exception {
		assertThat(untilReset(Behavior.RESET_BEFORE, protocol, streamed)).isEmpty();
		assertThat(untilReset(Behavior.RESET_IN_BODY, protocol, streamed)).startsWith("HTTP/1.1 200 ").contains("{");
		assertThat(this.provider.calls()).isEqualTo(2);
		assertThat(this.provider.awaitClosed(Duration.ZERO)).as("hung up by itself").isEmpty();
	}

	private String untilReset(Behavior behavior, Protocol protocol, boolean streamed) throws IOException {
		this.provider.setBehavior(behavior);
		ByteArrayOutputStream parsed = new ByteArrayOutputStream();
		try (Socket socket = this.client.openSocket(protocol, streamed)) {
			assertThatExceptionOfType(SocketException.class)
				.isThrownBy(() -> socket.getInputStream().transferTo(parsed));
		}
		return parsed.toString(UTF_8);
	}

	@ParameterizedTest
	@MethodSource("forms")
	void truncatesAnswers(Protocol protocol, boolean streamed) throws Exception {
		this.provider.setBehavior(Behavior.TRUNCATED_STREAM);
		if (streamed) {
			ParsedResponse parsed = this.client.parse(protocol, true);
			assertThat(parsed.end()).isEmpty();
			assertThat(ModelTexts.STORY).startsWith(parsed.text()).isNotEqualTo(parsed.text());
		}
		else {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.client.send(protocol, false));
		}
		for (Behavior behavior : List.of(Behavior.TRUNCATED_JSON, Behavior.MALFORMED_JSON)) {
			this.provider.setBehavior(behavior);
			assertThatExceptionOfType(JacksonException.class).as("%s", behavior)
				.isThrownBy(() -> this.client.parse(protocol, streamed));
		}
	}

	@ParameterizedTest
	@MethodSource("forms")
	void returnsOtherContent(Protocol protocol, boolean streamed) throws Exception {
		this.provider.setBehavior(Behavior.HTML);
		assertThat(this.client.send(protocol, streamed).body()).startsWith("<!DOCTYPE html>");
		this.provider.setBehavior(Behavior.EMPTY_BODY);
		assertThat(this.client.send(protocol, streamed).body()).isEmpty();
		this.provider.setBehavior(Behavior.WRONG_CONTENT_TYPE);
		HttpResponse<String> plain = this.client.send(protocol, streamed);
		assertThat(plain.headers().firstValue("Content-Type")).contains("text/plain");
		assertThat(ParsedResponse.of(protocol, plain.body()).text()).isEqualTo(ModelTexts.STORY);
	}

	@ParameterizedTest
	@MethodSource("forms")
	void noticesThatAClientStopsReading(Protocol protocol, boolean streamed) throws Exception {
		this.provider.setBehavior(Behavior.HUGE);

		try (InputStream body = this.client.sendStreaming(protocol, streamed).body()) {
			assertThat(body.readNBytes(MEGABYTE)).hasSize(MEGABYTE);
		}

		assertThat(this.provider.awaitClosed(SOON)).isPresent();
		// An unfinished piece is not counted, although a part of it was read.
		assertThat(this.provider.bytesWritten()).isBetween(MEGABYTE - 2L * OversizedResponse.BLOCK, 20L * MEGABYTE);
	}

	@Test
	void endsAHugeAnswerCorrectly() throws Exception {
		this.provider.setBehavior(Behavior.HUGE);

		HttpResponse<String> answer = this.client.send(Protocol.OPENAI, false);

		assertThat(answer.body()).hasSizeGreaterThan(50 * MEGABYTE);
		assertThat(ParsedResponse.of(Protocol.OPENAI, answer.body()).text()).isEqualTo(ModelTexts.STORY);
	}

	@Test
	void compressesAGigabyteIntoAMegabyte() throws Exception {
		this.provider.setBehavior(Behavior.GZIP_BOMB);

		byte[] packed;
		try (InputStream body = this.client.sendStreaming(Protocol.OPENAI, false).body()) {
			packed = body.readAllBytes();
		}

		assertThat(packed).hasSizeLessThan(2 * MEGABYTE);
		int size = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).getInt(packed.length - Integer.BYTES);
		assertThat(size).as("what gzip says of the size").isGreaterThan(1024 * MEGABYTE);
		assertThat(this.provider.bytesWritten()).isEqualTo(packed.length);
	}

	@Test
	void countsFollowedRedirects() throws Exception {
		this.provider.setBehavior(Behavior.REDIRECT);
		HttpResponse<String> answer = this.client.send(Protocol.GEMINI, true);
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(this.provider.redirectsFollowed()).isZero();

		String there = this.provider.baseUrl(Protocol.GEMINI) + answer.headers().firstValue("Location").orElseThrow();
		String followed = this.client.get(there, "Accept", "*/*").body();

		assertThat(ParsedResponse.of(Protocol.GEMINI, followed).text()).isEqualTo(ModelTexts.STORY);
		assertThat(this.provider.redirectsFollowed()).isEqualTo(1);
		assertThat(this.provider.calls()).isEqualTo(1);
	}

	@Test
	void makesStoriesInvalid() throws Exception {
		assertThat(text(Behavior.FENCED)).isEqualTo("```json\n" + ModelTexts.STORY + "\n```");
		assertThat(story(Behavior.WRONG_SCHEMA).path("versions")).hasSize(1);
		assertThat(texts(Behavior.SHORT_STORY)).allSatisfy((text) -> assertThat(text.split(" ")).hasSize(40));
		assertThat(texts(Behavior.LONG_STORY)).allSatisfy((text) -> assertThat(text.split(" ")).hasSize(900));
		assertThat(texts(Behavior.ENGLISH_TWICE)).hasSize(2).containsOnly(SampleStory.ENGLISH.text());
		assertThat(texts(Behavior.UNSAFE).getFirst()).contains("gun", "blood");
		assertThat(texts(Behavior.OBEYS_INJECTION)).allMatch((text) -> text.contains("www.example.com"));
		assertThat(texts(Behavior.CONTROL_CHARACTERS).getFirst()).contains("\0", "\ud83d", "\u202e");
		assertThat(text(Behavior.DUPLICATED_KEYS)).containsSubsequence("\"theme\"", "\"theme\"");
		assertThat(text(Behavior.DEEP_NESTING)).contains("[".repeat(10_000)).endsWith("}");
	}

	private String text(Behavior behavior) throws Exception {
		this.provider.setBehavior(behavior);
		return this.client.parse(Protocol.OLLAMA, true).text();
	}

	private JsonNode story(Behavior behavior) throws Exception {
		return JsonTemplate.read(text(behavior));
	}

	private List<String> texts(Behavior behavior) throws Exception {
		return story(behavior).path("versions")
			.valueStream()
			.map((version) -> version.path("text").asString())
			.toList();
	}

	@Test
	void moderatesTextsAndPictures() throws Exception {
		String url = this.provider.baseUrl(Protocol.OPENAI) + "/moderations";
		this.provider.setModerationResult(
				(moderation) -> (moderation == 1) ? ModerationResult.ACCEPTED : ModerationResult.FLAGGED);

		JsonNode fine = JsonTemplate.read(this.client.post(url, "{\"input\": [\"a\", \"b\"]}").body());
		JsonNode flagged = JsonTemplate.read(this.client.post(url, """
				{"model": "omni", "input": [{"type": "text", "text": "a"}, {"type": "image_url", "image_url": {}}]}""")
			.body());
		this.provider.setModerationResult(ModerationResult.UNAVAILABLE);
		HttpResponse<String> down = this.client.post(url, "{\"input\": \"a\"}");

		assertThat(fine.path("results").findValues("flagged")).hasSize(2).noneMatch(JsonNode::booleanValue);
		assertThat(flagged.at("/results/0/flagged").booleanValue()).isTrue();
		assertThat(flagged.at("/results/0/category_applied_input_types/violence")).hasToString("[\"text\",\"image\"]");
		assertThat(down.statusCode()).isEqualTo(502);
		assertThat(down.body()).contains(HostileProvider.CANARY);
		assertThat(this.provider.moderations()).isEqualTo(3);
		assertThat(this.provider.calls()).isZero();
	}

	@Test
	void requiresTheKeyForModelRequests() throws Exception {
		String url = this.provider.baseUrl(Protocol.GEMINI);
		for (List<String> how : List.of(List.of("/v1/models/", "Authorization", "Bearer "),
				List.of("/models/", "Authorization", "Bearer "), List.of("/v1/models/", "x-api-key", ""),
				List.of("/v1beta/models/", "x-goog-api-key", ""))) {
			String path = url + how.getFirst();
			String right = how.get(2) + HostileProvider.KEY;
			assertThat(this.client.get(path + "a-model", how.get(1), right).body()).contains("a-model");
			assertThat(this.client.get(path + "a-model", how.get(1), "wrong").statusCode()).isEqualTo(401);
			assertThat(this.client.get(path + "b-model", how.get(1), right).statusCode()).isEqualTo(404);
		}
		assertThat(this.client.get(url + "/v1/models", "Authorization", "Bearer right-key").body())
			.contains("\"a-model\"", "\"another-model\"");
		assertThat(this.client.post(url + "/api/show", "{\"model\": \"a-model\"}").statusCode()).isEqualTo(200);
		assertThat(this.client.post(url + "/api/show", "{\"model\": \"b-model\"}").statusCode()).isEqualTo(404);
		assertThat(this.provider.modelRequests()).isEqualTo(15);
	}

	private static String until(InputStream in, String end) throws IOException {
		StringBuilder parsed = new StringBuilder();
		byte[] some = new byte[8192];
		for (int count = in.read(some); count > 0; count = in.read(some)) {
			parsed.append(new String(some, 0, count, UTF_8));
			if (parsed.indexOf(end) >= 0) {
				return parsed.toString();
			}
		}
		throw new EOFException("no such end");
	}

}
