package dev.novadraw.worker.ai.hostile;

import java.util.List;

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
		ModelResponse response = output.streamed() ? streamed(output) : ModelResponse.whole(whole(output));
		return switch (output.behavior()) {
			case BUSY -> response.replaced(event(output, "error", fault(Behavior.OVERLOADED).body()));
			case ERROR_IN_ANSWER -> response.brokenOff(event(output, "error", fault(Behavior.ERROR_500).body()));
			case DECLINED_LATE -> output.streamed() ? response.halved() : response;
			case BARE -> response.bare();
			case UNKNOWN_PIECES -> response.withUnknown(output.streamed() ? unknownPieces() : List.of());
			case BYTE_ORDER_MARK -> response.marked();
			case OTHER_FORM -> response(output.inOtherForm());
			default -> response;
		};
	}

	/**
	 * Returns an event of a stream, or the same as a whole body.
	 */
	default String event(ModelOutput output, String name, String json) {
		return output.streamed() ? event(name, json) : json;
	}

	String event(String name, String json);

	/**
	 * Returns pieces at the end of a stream that clients do not know.
	 */
	List<String> unknownPieces();

	String whole(ModelOutput output);

	ModelResponse streamed(ModelOutput output);

	/**
	 * Returns an error response with a provider's wording.
	 */
	Reply fault(Behavior behavior);

}
