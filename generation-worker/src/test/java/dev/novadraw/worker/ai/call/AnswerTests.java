package dev.novadraw.worker.ai.call;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.novadraw.worker.ai.hostile.Behavior;
import dev.novadraw.worker.ai.hostile.HostileProvider;
import dev.novadraw.worker.ai.hostile.Protocol;
import dev.novadraw.worker.ai.provider.ProviderFailure.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What providers answer, in each protocol, whole and streamed: the text, the class of a
 * failure, and the cost.
 */
@ExtendWith(OutputCaptureExtension.class)
class AnswerTests {

	private static final String TEXT = "{\"text\": \"Es war einmal ein Schwein 🐷 mit Äpfeln\"}";

	private static final int INPUT = 11;

	private static final int OUTPUT = 7;

	private static final Map<Protocol, CallRig> RIGS = new EnumMap<>(Protocol.class);

	@BeforeAll
	static void starts() {
		for (Protocol protocol : Protocol.values()) {
			RIGS.put(protocol, new CallRig(protocol));
		}
	}

	@AfterAll
	static void stops() {
		RIGS.values().forEach(CallRig::close);
	}

	@BeforeEach
	void resets() {
		RIGS.values().forEach((rig) -> {
			rig.provider.setBehavior(Behavior.OK);
			rig.provider.setText(TEXT);
		});
	}

	static Stream<Arguments> forms() {
		return Arrays.stream(Protocol.values())
			.flatMap((protocol) -> Stream.of(Arguments.of(protocol, false), Arguments.of(protocol, true)));
	}

	private static Stream<Arguments> with(Behavior... behaviors) {
		return Arrays.stream(behaviors)
			.flatMap((behavior) -> forms().map(Arguments::get)
				.filter((form) -> behavior.isKnownTo((Protocol) form[0]))
				.map((form) -> Arguments.of(behavior, form[0], form[1])));
	}

	static Stream<Arguments> goodAnswers() {
		return with(Behavior.OK, Behavior.THINKING, Behavior.THINK_TAGS, Behavior.BARE, Behavior.UNKNOWN_PIECES,
				Behavior.BYTE_ORDER_MARK, Behavior.OTHER_FORM, Behavior.CACHED, Behavior.WRONG_CONTENT_TYPE);
	}

	@ParameterizedTest
	@MethodSource("goodAnswers")
	void areReducedToTheirText(Behavior behavior, Protocol protocol, boolean streamed) {
		CallRig.Result result = ask(behavior, protocol, streamed);

		assertThat(result.failure()).isNull();
		assertThat(result.text().strip()).isEqualTo(TEXT);
		assertThat(result.model()).isEqualTo(HostileProvider.MODEL);
		assertThat(result.call().status()).isEqualTo(200);
		assertThat(result.call().costMicros()).isPositive();
	}

	static Stream<Arguments> failures() {
		return Stream
			.of(failing(Reason.DECLINED, Behavior.DECLINED_BY_STATUS, Behavior.DECLINED_LATE),
					failing(Reason.CUT_OFF, Behavior.CUT_AT_MAXIMUM),
					failing(Reason.UNAVAILABLE, Behavior.BLOCKED_BY_CDN, Behavior.ERROR_IN_ANSWER, Behavior.ERROR_500,
							Behavior.REDIRECT),
					failing(Reason.RATE_LIMITED, Behavior.BUSY, Behavior.OVERLOADED, Behavior.UNAVAILABLE,
							Behavior.RATE_LIMITED),
					failing(Reason.PAUSED, Behavior.WRONG_SETTING, Behavior.UNAUTHORIZED, Behavior.QUOTA_USED_UP),
					failing(Reason.REJECTED, Behavior.BAD_REQUEST),
					failing(Reason.UNUSABLE, Behavior.HTML, Behavior.EMPTY_BODY, Behavior.MALFORMED_JSON,
							Behavior.TRUNCATED_JSON))
			.flatMap((one) -> one);
	}

	private static Stream<Arguments> failing(Reason reason, Behavior... behaviors) {
		return with(behaviors).map(Arguments::get).map((one) -> Arguments.of(one[0], one[1], one[2], reason));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void areClassified(Behavior behavior, Protocol protocol, boolean streamed, Reason reason) {
		CallRig.Result result = ask(behavior, protocol, streamed);

		assertThat(result.failure()).isNotNull().extracting((failure) -> failure.reason()).isEqualTo(reason);
		assertThat(result.call().error()).isEqualTo(result.reason());
	}

	static Stream<Arguments> bills() {
		return with(Arrays.stream(Behavior.values())
			.filter((behavior) -> !List
				.of(Behavior.SILENT, Behavior.HEADERS_THEN_HANG, Behavior.DRIP, Behavior.SLOW, Behavior.HUGE,
						Behavior.GZIP_BOMB, Behavior.RESET_BEFORE)
				.contains(behavior))
			.toArray(Behavior[]::new));
	}

	/** An error instead of a whole answer is free, after half of a stream it is not. */
	@ParameterizedTest
	@MethodSource("bills")
	void costSomethingIfAndOnlyIfTheProviderBillsThem(Behavior behavior, Protocol protocol, boolean streamed) {
		boolean billed = behavior.isBilled() && (streamed || behavior != Behavior.ERROR_IN_ANSWER);
		boolean refused = behavior == Behavior.REFUSES_TEMPERATURE;

		assertThat(ask(behavior, protocol, streamed).call().costMicros() > 0).isEqualTo(billed || refused);
	}

	@ParameterizedTest
	@MethodSource("forms")
	void haveTheCountsOfTheProvider(Protocol protocol, boolean streamed) {
		CallRig.Result result = ask(Behavior.OK, protocol, streamed);

		assertThat(result.call().inputTokens()).isEqualTo(INPUT);
		assertThat(result.call().outputTokens()).isEqualTo(OUTPUT);
		assertThat(result.call().costMicros()).isEqualTo(INPUT + 2 * OUTPUT);
		assertThat(result.call().estimated()).isNull();
	}

	@ParameterizedTest
	@MethodSource("forms")
	void areEstimatedWithoutCounts(Protocol protocol, boolean streamed) {
		CallRig.Result result = ask(Behavior.BARE, protocol, streamed);

		assertThat(result.call().inputTokens()).isBetween(1600L, 1700L);
		assertThat(result.call().outputTokens()).isBetween(TEXT.length() / 4L, TEXT.length() / 2L);
		assertThat(result.call().estimated()).isTrue();
	}

	static Stream<Arguments> cached() {
		return with(Behavior.CACHED);
	}

	@ParameterizedTest
	@MethodSource("cached")
	void haveTheCountsOfTheCache(Behavior behavior, Protocol protocol, boolean streamed) {
		CallRig.Result result = ask(behavior, protocol, streamed);

		assertThat(result.call().cachedInputTokens()).isEqualTo(4);
		assertThat(result.call().cacheWriteTokens()).isEqualTo((protocol == Protocol.ANTHROPIC) ? 8L : null);
		assertThat(result.call().inputTokens()).isEqualTo((protocol == Protocol.ANTHROPIC) ? INPUT + 8 : INPUT);
	}

	@ParameterizedTest
	@MethodSource("cached")
	void havePricesByKindOfToken(Behavior behavior, Protocol protocol, boolean streamed) {
		try (CallRig rig = new CallRig(protocol,
				Map.of("PRICE_INPUT", "1000", "PRICE_CACHED_INPUT", "100", "PRICE_CACHE_WRITE", "1250"))) {
			rig.provider.setBehavior(behavior);

			assertThat(rig.ask(streamed).call().costMicros())
				.isEqualTo(7 * 1000 + 4 * 100 + ((protocol == Protocol.ANTHROPIC) ? 8 * 1250 : 0) + 2 * OUTPUT);
		}
	}

	@ParameterizedTest
	@MethodSource("forms")
	void comeWithoutTheSettingsThatAModelRefuses(Protocol protocol, boolean streamed) {
		try (CallRig rig = new CallRig(protocol)) {
			rig.provider.setText(TEXT);
			rig.provider.setBehavior(Behavior.REFUSES_TEMPERATURE);

			CallRig.Result first = rig.ask(streamed);
			CallRig.Result second = rig.ask(streamed);

			assertThat(first.text()).isEqualTo(TEXT);
			assertThat(first.call().costMicros()).isEqualTo(INPUT + 2 * OUTPUT);
			assertThat(second.failure()).isNull();
			assertThat(rig.provider.calls()).as("the refusal is remembered").isEqualTo(3);
			assertThat(rig.provider.requests()).last().asString().doesNotContain("temperature").contains("pig");
		}
	}

	@Test
	void nameTheSettingToRaiseIfTheyAreCutOff(CapturedOutput output) {
		ask(Behavior.CUT_AT_MAXIMUM, Protocol.ANTHROPIC, true);

		assertThat(output).contains("WARN", "Answer cut off at its maximum length: route=anthropic with a-model "
				+ "call=generation setting=NOVA_ANTHROPIC_MAX_TOKENS value=3000");
	}

	@Test
	void nameCodeAndSettingOfARefusal() {
		CallRig.Result result = ask(Behavior.WRONG_SETTING, Protocol.OPENAI, true);

		assertThat(result.call().status()).isEqualTo(400);
		assertThat(result.call().code()).isEqualTo("unsupported_value");
		assertThat(result.call().param()).isEqualTo("model");
		assertThat(result.failure()).isNotNull();
		assertThat(result.failure().details()).isEqualTo("status=400 code=unsupported_value param=model");
	}

	private static CallRig.Result ask(Behavior behavior, Protocol protocol, boolean streamed) {
		CallRig rig = RIGS.get(protocol);
		rig.provider.setBehavior(behavior);
		return rig.ask(streamed);
	}

}
