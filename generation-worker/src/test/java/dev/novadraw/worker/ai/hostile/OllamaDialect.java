package dev.novadraw.worker.ai.hostile;

import java.util.List;

/**
 * Ollama's chat API, in which a refusal is ordinary text.
 */
final class OllamaDialect implements Dialect {

	private static final JsonTemplate PIECE = new JsonTemplate("""
			{"model": %s, "created_at": "2026-01-01T00:00:00Z", "message": {"role": "assistant", "content": %s},
			"done": false}""");

	private static final JsonTemplate END = new JsonTemplate("""
			{"model": %s, "created_at": "2026-01-01T00:00:00Z", "message": {"role": "assistant", "content": %s},
			"done": true, "done_reason": %s, "total_duration": 3000000, "load_duration": 1000000,
			"prompt_eval_count": 11, "prompt_eval_duration": 1000000, "eval_count": 7, "eval_duration": 1000000}""");

	private static final JsonTemplate FAULT = new JsonTemplate("""
			{"error": %s}""");

	@Override
	public boolean matches(Request request) {
		return request.isPost() && request.path().equals("/api/chat");
	}

	/**
	 * Returns true unless the request turns streaming off, unlike other protocols.
	 */
	@Override
	public boolean wantsStream(Request call) {
		return call.json().path("stream").asBoolean(true);
	}

	@Override
	public String whole(ModelOutput output) {
		return output.isThinking() ? JsonFields.thinking(END.fill(output.model(), output.text(), reason(output)))
				: END.fill(output.model(), output.text(), reason(output));
	}

	private static String reason(ModelOutput output) {
		return (output.stopReason() == ModelOutput.StopReason.CUT) ? "length" : "stop";
	}

	@Override
	public ModelResponse streamed(ModelOutput output) {
		List<String> text = output.pieces().stream().map((piece) -> PIECE.fill(output.model(), piece) + "\n").toList();
		List<String> opening = output.isThinking() ? List.of(JsonFields.thinking(PIECE.fill(output.model(), "") + "\n"))
				: List.of();
		return ModelResponse.stream("application/x-ndjson", opening, text,
				List.of(END.fill(output.model(), "", reason(output)) + "\n"));
	}

	@Override
	public String event(String name, String json) {
		return json + "\n";
	}

	@Override
	public List<String> unknownPieces() {
		return List.of("{\"news\": {\"text\": \"{}\"}}\n");
	}

	@Override
	public Reply fault(Behavior behavior) {
		return switch (behavior) {
			case QUOTA_USED_UP -> fault(402, "you have used up what your plan includes");
			case RATE_LIMITED, RATE_LIMITED_SECONDS, RATE_LIMITED_DATE -> fault(429, "too many requests");
			case UNAUTHORIZED, FORBIDDEN -> fault(behavior.status(), "unauthorized");
			case NOT_FOUND -> fault(404, "model 'a-model' not found");
			case BAD_REQUEST -> fault(400, "invalid image input");
			case REFUSES_TEMPERATURE -> fault(400, "invalid options: temperature is not supported");
			case WRONG_SETTING -> fault(400, "this model is missing data required for image input");
			case UNAVAILABLE, OVERLOADED -> fault(behavior.status(), "server busy, please try again.");
			default -> fault(behavior.status(), "llama runner process has terminated");
		};
	}

	private static Reply fault(int status, String message) {
		return Reply.json(status, FAULT.fill(message + " " + HostileProvider.CANARY));
	}

}
