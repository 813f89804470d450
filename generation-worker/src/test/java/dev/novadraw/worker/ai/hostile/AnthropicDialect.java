package dev.novadraw.worker.ai.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Anthropic's Messages API.
 */
final class AnthropicDialect implements Dialect {

	private static final Map<String, Object> THINKING = Map.of("type", "thinking", "thinking", "", "signature", "AAAA");

	private static final JsonTemplate WHOLE = new JsonTemplate("""
			{"id": "msg_1", "type": "message", "role": "assistant", "model": %s,
			"content": %s, "stop_reason": %s, "stop_sequence": null, "stop_details": %s,
			"usage": {"input_tokens": %s, "cache_read_input_tokens": %s, "cache_creation_input_tokens": %s,
			"output_tokens": 7}}""");

	private static final JsonTemplate START = new JsonTemplate("""
			{"type": "message_start", "message": {"id": "msg_1", "type": "message", "role": "assistant", "model": %s,
			"content": [], "stop_reason": null, "stop_sequence": null,
			"usage": {"input_tokens": %s, "cache_read_input_tokens": %s, "cache_creation_input_tokens": %s,
			"output_tokens": 1}}}""");

	private static final JsonTemplate BLOCK = new JsonTemplate("""
			{"type": "content_block_start", "index": %s, "content_block": %s}""");

	private static final JsonTemplate PIECE = new JsonTemplate("""
			{"type": "content_block_delta", "index": %s, "delta": %s}""");

	private static final JsonTemplate BLOCK_STOP = new JsonTemplate("""
			{"type": "content_block_stop", "index": %s}""");

	// The only event with the total usage, which counts from the start.
	private static final JsonTemplate END = new JsonTemplate("""
			{"type": "message_delta", "delta": {"stop_reason": %s, "stop_sequence": null, "stop_details": %s},
			"usage": {"output_tokens": 7}}""");

	private static final JsonTemplate FAULT = new JsonTemplate("""
			{"type": "error", "error": {"type": %s, "message": %s}, "request_id": "req_1"}""");

	@Override
	public boolean matches(Request request) {
		return request.isPost() && request.path().endsWith("/messages");
	}

	@Override
	public String whole(ModelOutput output) {
		return WHOLE.fill(output.model(), content(output), reason(output), details(output), 11 - output.cachedTokens(),
				output.cachedTokens(), 2 * output.cachedTokens());
	}

	// A filter that stops an answer leaves nothing of it.
	private static List<Map<String, Object>> content(ModelOutput output) {
		Map<String, Object> text = Map.of("type", "text", "text", output.text());
		if (output.stopReason() == ModelOutput.StopReason.DECLINED_LATE) {
			return List.of();
		}
		return output.isThinking() ? List.of(THINKING, Map.of("type", "redacted_thinking", "data", "AAAA"), text)
				: List.of(text);
	}

	@Override
	public ModelResponse streamed(ModelOutput output) {
		int index = output.isThinking() ? 1 : 0;
		List<String> opening = new ArrayList<>(List.of(event("message_start", START.fill(output.model(),
				11 - output.cachedTokens(), output.cachedTokens(), 2 * output.cachedTokens()))));
		if (output.isThinking()) {
			opening.addAll(thoughts());
		}
		opening.add(event("content_block_start", BLOCK.fill(index, Map.of("type", "text", "text", ""))));
		opening.add(event("ping", "{\"type\": \"ping\"}"));
		List<String> text = output.pieces()
			.stream()
			.map((piece) -> event("content_block_delta",
					PIECE.fill(index, Map.of("type", "text_delta", "text", piece))))
			.toList();
		List<String> closing = List.of(event("content_block_stop", BLOCK_STOP.fill(index)),
				event("message_delta", END.fill(reason(output), details(output))),
				event("message_stop", "{\"type\": \"message_stop\"}"));
		return ModelResponse.stream("text/event-stream; charset=utf-8", opening, text, closing);
	}

	private List<String> thoughts() {
		return List.of(
				event("content_block_start",
						BLOCK.fill(0, Map.of("type", "thinking", "thinking", "", "signature", ""))),
				event("content_block_delta",
						PIECE.fill(0, Map.of("type", "thinking_delta", "thinking", ModelOutput.THOUGHT))),
				event("content_block_delta", PIECE.fill(0, Map.of("type", "signature_delta", "signature", "AAAA"))),
				event("content_block_stop", BLOCK_STOP.fill(0)));
	}

	@Override
	public String event(String name, String json) {
		return "event: " + name + "\ndata: " + json + "\n\n";
	}

	@Override
	public List<String> unknownPieces() {
		return List.of(": a comment\n\n", event("news", "{\"type\": \"news\", \"text\": \"{}\"}"));
	}

	private static String reason(ModelOutput output) {
		return switch (output.stopReason()) {
			case STOPPED -> "end_turn";
			case CUT -> "max_tokens";
			case REFUSED, FILTERED, DECLINED_LATE -> "refusal";
		};
	}

	private static @Nullable Map<String, String> details(ModelOutput output) {
		return output.isStopped() ? null
				: Map.of("type", "refusal", "category", "violence", "explanation", "Declined.");
	}

	@Override
	public Reply fault(Behavior behavior) {
		return switch (behavior) {
			case QUOTA_USED_UP -> fault(400, "invalid_request_error", "Your credit balance is too low to access the "
					+ "Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.");
			case RATE_LIMITED, RATE_LIMITED_SECONDS, RATE_LIMITED_DATE -> fault(429, "rate_limit_error",
					"This request would exceed your organization's rate limit of 50 requests per minute.");
			case UNAUTHORIZED -> fault(401, "authentication_error", "invalid x-api-key");
			case FORBIDDEN -> fault(403, "permission_error", "Your API key does not have permission.");
			case NOT_FOUND -> fault(404, "not_found_error", "model: a-model");
			case BAD_REQUEST -> fault(400, "invalid_request_error", "Could not process image");
			case DECLINED_BY_STATUS ->
				fault(400, "invalid_request_error", "Output blocked by content filtering policy");
			case REFUSES_TEMPERATURE ->
				fault(400, "invalid_request_error", "`temperature` is deprecated for this model.");
			case WRONG_SETTING -> fault(400, "invalid_request_error",
					"max_tokens: 3000 > 2000, which is the maximum allowed number of output tokens");
			case OVERLOADED -> fault(529, "overloaded_error", "Overloaded");
			default -> fault(behavior.status(), "api_error", "Internal server error");
		};
	}

	private static Reply fault(int status, String type, String message) {
		return Reply.json(status, FAULT.fill(type, message + " " + HostileProvider.CANARY));
	}

}
