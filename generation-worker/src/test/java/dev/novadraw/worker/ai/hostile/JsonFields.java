package dev.novadraw.worker.ai.hostile;

import java.util.Set;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes of the fields in the JSON of a piece.
 */
final class JsonFields {

	private static final Set<String> OPTIONAL = Set.of("id", "object", "created", "model", "usage", "logprobs",
			"annotations", "stop_sequence", "stop_details", "role", "modelVersion", "responseId", "usageMetadata",
			"created_at", "total_duration", "load_duration", "prompt_eval_count", "prompt_eval_duration", "eval_count",
			"eval_duration");

	/** Longer than what any client keeps of the end of a response. */
	private static final String LONG = "x".repeat(5000);

	private JsonFields() {
	}

	/**
	 * Removes the fields that some servers do not send.
	 */
	static String bare(String piece) {
		return changed(piece, JsonFields::removeOptional);
	}

	private static void removeOptional(JsonNode node) {
		if (node instanceof ObjectNode object) {
			object.remove(OPTIONAL);
		}
		node.forEach(JsonFields::removeOptional);
	}

	/**
	 * Adds a long field at the end.
	 */
	static String withUnknown(String piece) {
		return changed(piece, (json) -> ((ObjectNode) json).put("unknown", LONG));
	}

	/**
	 * Adds thoughts to the message in a piece.
	 */
	static String thinking(String piece) {
		return changed(piece, (json) -> ((ObjectNode) json.path("message")).put("thinking", ModelOutput.THOUGHT));
	}

	private static String changed(String piece, Consumer<JsonNode> change) {
		int begin = piece.indexOf('{');
		int end = piece.lastIndexOf('}') + 1;
		if (begin < 0) {
			return piece;
		}
		JsonNode json = JsonTemplate.read(piece.substring(begin, end));
		change.accept(json);
		return piece.substring(0, begin) + json + piece.substring(end);
	}

}
