package dev.novadraw.worker.ai.hostile;

/**
 * The forms of one protocol.
 */
interface Dialect {

	/**
	 * Whether this is a call for a chat in this protocol.
	 */
	boolean isAskedBy(Request request);

	/**
	 * The model that a call is for.
	 */
	default String model(Request call) {
		return call.json().path("model").asString("");
	}

	default boolean wantsStream(Request call) {
		return call.json().path("stream").asBoolean(false);
	}

	/**
	 * Whether a stream is to end with what it cost.
	 */
	default boolean wantsUsage(Request call) {
		return true;
	}

	default Speech speech(Said said) {
		return said.streamed() ? streamed(said) : Speech.whole(whole(said));
	}

	String whole(Said said);

	Speech streamed(Said said);

	/**
	 * An error, in words that a provider uses.
	 */
	Reply fault(Manner manner);

}
