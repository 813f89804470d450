package dev.novadraw.worker.ai.hostile;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Anthropic's Messages API.
 */
final class AnthropicDialect implements Dialect {

	private static final JsonTemplate WHOLE = new JsonTemplate("""
			{"id": "msg_1", "type": "message", "role": "assistant", "model": %s,
			"content": [{"type": "text", "text": %s}],
			"stop_reason": %s, "stop_sequence": null, "stop_details": %s,
			"usage": {"input_tokens": 11, "output_tokens": 7}}""");

	private static final JsonTemplate START = new JsonTemplate("""
			{"type": "message_start", "message": {"id": "msg_1", "type": "message", "role": "assistant", "model": %s,
			"content": [], "stop_reason": null, "stop_sequence": null,
			"usage": {"input_tokens": 11, "output_tokens": 1}}}""");

	private static final String BLOCK = """
			{"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}""";

	private static final JsonTemplate PIECE = new JsonTemplate("""
			{"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": %s}}""");

	private static final String BLOCK_STOP = """
			{"type": "content_block_stop", "index": 0}""";

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
		return WHOLE.fill(output.model(), output.text(), reason(output), details(output));
	}

	@Override
	public ModelResponse streamed(ModelOutput output) {
		List<String> opening = List.of(event("message_start", START.fill(output.model())),
				event("content_block_start", BLOCK), event("ping", "{\"type\": \"ping\"}"));
		List<String> text = output.pieces()
			.stream()
			.map((piece) -> event("content_block_delta", PIECE.fill(piece)))
			.toList();
		List<String> closing = List.of(event("content_block_stop", BLOCK_STOP),
				event("message_delta", END.fill(reason(output), details(output))),
				event("message_stop", "{\"type\": \"message_stop\"}"));
		return ModelResponse.stream("text/event-stream; charset=utf-8", opening, text, closing);
	}

	private static String event(String name, String json) {
		return "event: " + name + "\ndata: " + json + "\n\n";
	}

	private static String reason(ModelOutput output) {
		return output.isStopped() ? "end_turn" : "refusal";
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
			case OVERLOADED -> fault(529, "overloaded_error", "Overloaded");
			default -> fault(behavior.status(), "api_error", "Internal server error");
		};
	}

	private static Reply fault(int status, String type, String message) {
		return Reply.json(status, FAULT.fill(type, message + " " + HostileProvider.CANARY));
	}

}
