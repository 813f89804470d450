package dev.novadraw.worker.ai.hostile;

/**
 * The messages of one protocol.
 */
interface Dialect {

	/**
	 * Returns true if this is a chat request in this protocol.
	 */
	boolean matches(Request request);

	/**
	 * Returns the model that a call asks for.
	 */
	default String model(Request call) {
		return call.json().path("model").asString("");
	}

	default boolean wantsStream(Request call) {
		return call.json().path("stream").asBoolean(false);
	}

	/**
	 * Returns true if a stream is to end with its usage.
	 */
	default boolean wantsUsage(Request call) {
		return true;
	}

	default ModelResponse response(ModelOutput output) {
		return output.streamed() ? streamed(output) : ModelResponse.whole(whole(output));
	}

	String whole(ModelOutput output);

	ModelResponse streamed(ModelOutput output);

	/**
	 * Returns an error response with a provider's wording.
	 */
	Reply fault(Behavior behavior);

}
