package dev.novadraw.worker.ai.hostile;

import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * The provider's current settings.
 */
final class Script {

	/** By the number of the call and the body of the request. */
	volatile BiFunction<Integer, String, Manner> manners = (number, request) -> Manner.OK;

	/** By the number of the moderation. */
	volatile IntFunction<Verdict> verdicts = (moderation) -> Verdict.FINE;

	/** By the body of the request. */
	volatile UnaryOperator<String> text = (request) -> Texts.STORY;

	volatile Duration delay = Duration.ofSeconds(1);

}
