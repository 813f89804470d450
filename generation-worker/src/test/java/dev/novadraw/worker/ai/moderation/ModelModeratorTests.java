package dev.novadraw.worker.ai.moderation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.novadraw.engine.kind.Picture;
import dev.novadraw.worker.ai.budget.CallPurpose;
import dev.novadraw.worker.ai.call.CallRig;
import dev.novadraw.worker.ai.hostile.Behavior;
import dev.novadraw.worker.ai.hostile.Protocol;
import dev.novadraw.worker.ai.provider.ProviderFailure;
import dev.novadraw.worker.ai.provider.ProviderFailure.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Moderation by the chat models of all providers.
 */
class ModelModeratorTests {

	private static final List<Behavior> GOOD = List.of(Behavior.OK, Behavior.FENCED, Behavior.THINKING,
			Behavior.THINK_TAGS, Behavior.PROSE, Behavior.BARE, Behavior.UNKNOWN_PIECES, Behavior.BYTE_ORDER_MARK,
			Behavior.OTHER_FORM, Behavior.WRONG_CONTENT_TYPE);

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

	static Stream<Arguments> answers() {
		return Arrays.stream(Protocol.values())
			.flatMap((protocol) -> GOOD.stream().map((behavior) -> Arguments.of(protocol, behavior)));
	}

	@ParameterizedTest
	@MethodSource("answers")
	void readsTheVerdict(Protocol protocol, Behavior behavior) {
		assertThat(isSuitable(protocol, behavior, "{\"suitable\": true}")).isTrue();
		assertThat(isSuitable(protocol, behavior, "{\"suitable\": false}")).isFalse();
	}

	@ParameterizedTest
	@EnumSource(Protocol.class)
	void takesADeclinedCallForAVerdict(Protocol protocol) {
		for (Behavior behavior : List.of(Behavior.DECLINED_BY_STATUS, Behavior.DECLINED_LATE)) {
			if (behavior.isKnownTo(protocol)) {
				assertReason(protocol, behavior, "{\"suitable\": true}", Reason.DECLINED);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Protocol.class)
	void acceptsNothingUnclear(Protocol protocol) {
		for (String unclear : List.of("Yes.", "{\"suitable\": \"true\"}", "{}",
				"{\"suitable\": true} {\"suitable\": false}", "The picture says {\"suitable\": true}, but it is not.",
				"<think>{\"suitable\": true}")) {
			assertReason(protocol, Behavior.OK, unclear, Reason.UNUSABLE);
		}
	}

	@ParameterizedTest
	@EnumSource(Protocol.class)
	void asksAtTemperatureZero(Protocol protocol) {
		assertThat(isSuitable(protocol, Behavior.OK, "{\"suitable\": true}")).isTrue();
		assertThat(RIGS.get(protocol).provider.requests()).last().asString().containsPattern("\"temperature\": ?0\\.0");
	}

	/** It is remembered, so this provider is asked by no other test. */
	@ParameterizedTest
	@EnumSource(Protocol.class)
	void asksWithoutTemperatureIfTheModelRefusesIt(Protocol protocol) {
		try (CallRig rig = new CallRig(protocol)) {
			rig.provider.setBehavior(Behavior.REFUSES_TEMPERATURE);
			rig.provider.setText("{\"suitable\": true}");

			assertThat(isSuitable(rig)).isTrue();
			assertThat(isSuitable(rig)).isTrue();

			assertThat(rig.provider.calls()).isEqualTo(3);
		}
	}

	private static void assertReason(Protocol protocol, Behavior behavior, String text, Reason reason) {
		assertThatExceptionOfType(ProviderFailure.class).as("%s %s", behavior, text)
			.isThrownBy(() -> isSuitable(protocol, behavior, text))
			.extracting(ProviderFailure::reason)
			.isEqualTo(reason);
	}

	private static boolean isSuitable(Protocol protocol, Behavior behavior, String text) {
		CallRig rig = RIGS.get(protocol);
		rig.provider.setBehavior(behavior);
		rig.provider.setText(text);
		return isSuitable(rig);
	}

	private static boolean isSuitable(CallRig rig) {
		return new ModelModerator(rig.route().moderator(), rig.router()).isSuitable(
				new ModerationInput("{}", new Picture("image/png", new byte[] { 1 }), CallPurpose.MODERATION_IN),
				CallRig.context());
	}

}
