package dev.novadraw.worker.ai.hostile;

import java.util.ArrayList;
import java.util.List;

/**
 * The model's output, before it is written in a protocol.
 *
 * @param model the name of the model
 * @param text the text
 * @param stopReason the reason why the model stopped
 * @param streamed true if it is streamed
 * @param usage true if a stream ends with the usage
 * @param behavior the behavior of the provider
 */
record ModelOutput(String model, String text, StopReason stopReason, boolean streamed, boolean usage,
		Behavior behavior) {

	/** Thoughts that could be taken for an answer. */
	static final String THOUGHT = "A draft: {\"theme\": \"friendship\"}";

	private static final int PIECES = 20;

	/**
	 * Returns the text in about twenty pieces, without splitting characters.
	 */
	List<String> pieces() {
		int[] characters = this.text.codePoints().toArray();
		int size = Math.max(1, Math.ceilDiv(characters.length, PIECES));
		List<String> pieces = new ArrayList<>();
		for (int start = 0; start < characters.length; start += size) {
			pieces.add(new String(characters, start, Math.min(size, characters.length - start)));
		}
		return pieces;
	}

	boolean isStopped() {
		return this.stopReason == StopReason.STOPPED || this.stopReason == StopReason.CUT;
	}

	boolean isThinking() {
		return this.behavior == Behavior.THINKING;
	}

	/**
	 * Returns the number of input tokens that were read from the cache.
	 */
	int cachedTokens() {
		return (this.behavior == Behavior.CACHED) ? 4 : 0;
	}

	ModelOutput inOtherForm() {
		return new ModelOutput(this.model, this.text, this.stopReason, !this.streamed, this.usage, Behavior.OK);
	}

	/**
	 * The reason why a model stops.
	 */
	enum StopReason {

		STOPPED, REFUSED, FILTERED, DECLINED_LATE, CUT;

		static StopReason of(Behavior behavior) {
			return switch (behavior) {
				case REFUSAL -> REFUSED;
				case FILTERED -> FILTERED;
				case DECLINED_LATE -> DECLINED_LATE;
				case CUT_AT_MAXIMUM -> CUT;
				default -> STOPPED;
			};
		}

	}

}
