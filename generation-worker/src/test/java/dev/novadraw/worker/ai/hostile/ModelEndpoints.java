package dev.novadraw.worker.ai.hostile;

import java.util.Optional;

/**
 * Free requests for models. There is one model and one key.
 */
final class ModelEndpoints {

	private static final String OPENAI_MODEL = """
			{"id": "%s", "object": "model", "created": 1790000000, "owned_by": "somebody"}"""
		.formatted(HostileProvider.MODEL);

	private static final String OPENAI_LIST = """
			{"object": "list", "data": [%s, %s]}""".formatted(OPENAI_MODEL,
			OPENAI_MODEL.replace(HostileProvider.MODEL, "another-model"));

	private static final String ANTHROPIC_MODEL = """
			{"type": "model", "id": "%s", "display_name": "A Model", "created_at": "2026-01-01T00:00:00Z"}"""
		.formatted(HostileProvider.MODEL);

	private static final String ANTHROPIC_LIST = """
			{"data": [%s], "has_more": false, "first_id": "%2$s", "last_id": "%2$s"}""".formatted(ANTHROPIC_MODEL,
			HostileProvider.MODEL);

	private static final String GEMINI_MODEL = """
			{"name": "models/%s", "displayName": "A Model", "inputTokenLimit": 1048576, "outputTokenLimit": 65536,
			"supportedGenerationMethods": ["generateContent", "countTokens"]}""".formatted(HostileProvider.MODEL);

	private static final String OLLAMA_MODEL = """
			{"details": {"format": "gguf", "family": "a"}, "model_info": {}, "capabilities": ["completion", "vision"]}""";

	private ModelEndpoints() {
	}

	/**
	 * Returns the answer, or empty for any other request.
	 */
	static Optional<Reply> answer(Request request) {
		String path = request.path();
		if (path.equals("/api/show")) {
			String model = request.json().path("model").asString("");
			return Optional.of(model(Protocol.OLLAMA, model, OLLAMA_MODEL));
		}
		if (path.startsWith("/v1beta/models/") && !request.isPost()) {
			return Optional.of(keyed(Protocol.GEMINI, request.header("x-goog-api-key"), last(path), GEMINI_MODEL));
		}
		return path.matches("(/v1)?/models(/.+)?") ? Optional.of(models(request)) : Optional.empty();
	}

	// Two protocols use the same path; only their headers differ.
	private static Reply models(Request request) {
		boolean all = request.path().endsWith("/models");
		String model = all ? HostileProvider.MODEL : last(request.path());
		String key = request.header("x-api-key");
		return key.isEmpty()
				? keyed(Protocol.OPENAI, request.header("Authorization").replaceFirst("^Bearer ", ""), model,
						all ? OPENAI_LIST : OPENAI_MODEL)
				: keyed(Protocol.ANTHROPIC, key, model, all ? ANTHROPIC_LIST : ANTHROPIC_MODEL);
	}

	private static String last(String path) {
		return path.replaceFirst(".*/models/", "");
	}

	private static Reply keyed(Protocol protocol, String key, String model, String found) {
		return key.equals(HostileProvider.KEY) ? model(protocol, model, found)
				: protocol.dialect().fault(Behavior.UNAUTHORIZED);
	}

	private static Reply model(Protocol protocol, String model, String found) {
		return model.equals(HostileProvider.MODEL) ? Reply.json(200, found)
				: protocol.dialect().fault(Behavior.NOT_FOUND);
	}

}
