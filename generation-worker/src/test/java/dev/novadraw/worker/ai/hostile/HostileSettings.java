package dev.novadraw.worker.ai.hostile;

import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * The provider's current settings.
 */
final class HostileSettings {

	/** By the number of the call and the body of the request. */
	volatile BiFunction<Integer, String, Behavior> behaviors = (number, request) -> Behavior.OK;

	/** By the number of the moderation. */
	volatile IntFunction<ModerationResult> moderationResults = (moderation) -> ModerationResult.ACCEPTED;

	/** By the body of the request. */
	volatile UnaryOperator<String> text = (request) -> ModelTexts.STORY;

	volatile Duration delay = Duration.ofSeconds(1);

	/** The time that a connection stays open without a request. */
	volatile Duration keepAlive = Duration.ofDays(1);

}
