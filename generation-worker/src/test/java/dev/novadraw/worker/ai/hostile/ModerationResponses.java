package dev.novadraw.worker.ai.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * OpenAI's moderation endpoint.
 */
final class ModerationResponses {

	private static final List<String> CATEGORIES = List.of("harassment", "harassment/threatening", "hate",
			"hate/threatening", "illicit", "illicit/violent", "self-harm", "self-harm/instructions", "self-harm/intent",
			"sexual", "sexual/minors", "violence", "violence/graphic");

	private static final JsonTemplate ANSWER = new JsonTemplate("""
			{"id": "modr-1", "model": %s, "results": %s}""");

	private ModerationResponses() {
	}

	static boolean matches(Request request) {
		return request.isPost() && request.path().endsWith("/moderations");
	}

	static Reply of(Request request, ModerationResult result) {
		if (result == ModerationResult.UNAVAILABLE) {
			return Protocol.OPENAI.dialect().fault(Behavior.BAD_GATEWAY);
		}
		JsonNode asked = request.json();
		return Reply.json(200, ANSWER.fill(asked.path("model").asString(""),
				results(asked.path("input"), result == ModerationResult.FLAGGED)));
	}

	// Each text has a result of its own; the parts of one input share one.
	private static List<Map<String, Object>> results(JsonNode input, boolean flagged) {
		if (!input.isArray()) {
			return List.of(result(List.of("text"), flagged));
		}
		if (!input.path(0).isObject()) {
			return Stream.generate(() -> result(List.of("text"), flagged)).limit(input.size()).toList();
		}
		List<String> types = new ArrayList<>();
		input.forEach((part) -> types.add(part.path("type").asString("").replace("image_url", "image")));
		return List.of(result(types, flagged));
	}

	private static Map<String, Object> result(List<String> types, boolean flagged) {
		Map<String, Object> flags = new LinkedHashMap<>();
		Map<String, Object> scores = new LinkedHashMap<>();
		Map<String, Object> appliedTypes = new LinkedHashMap<>();
		for (String category : CATEGORIES) {
			boolean found = flagged && category.equals("violence");
			flags.put(category, found);
			scores.put(category, found ? 0.9 : 0.0001);
			appliedTypes.put(category, types.stream().distinct().toList());
		}
		return Map.of("flagged", flagged, "categories", flags, "category_scores", scores,
				"category_applied_input_types", appliedTypes);
	}

}
