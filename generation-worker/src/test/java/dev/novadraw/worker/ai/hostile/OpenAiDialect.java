package dev.novadraw.worker.ai.hostile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * OpenAI's Chat Completions API.
 */
final class OpenAiDialect implements Dialect {

	private static final JsonTemplate WHOLE = new JsonTemplate("""
			{"id": "chatcmpl-1", "object": "chat.completion", "created": 1790000000, "model": %s,
			"choices": [{"index": 0, "message": {"role": "assistant", "content": %s, "refusal": %s, "annotations": []},
			"logprobs": null, "finish_reason": %s}],
			"usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}}""");

	private static final JsonTemplate PIECE = new JsonTemplate("""
			{"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1790000000, "model": %s,
			"choices": [{"index": 0, "delta": %s, "logprobs": null, "finish_reason": %s}], "usage": null}""");

	private static final JsonTemplate USAGE = new JsonTemplate("""
			{"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1790000000, "model": %s, "choices": [],
			"usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}}""");

	private static final JsonTemplate FAULT = new JsonTemplate("""
			{"error": {"message": %s, "type": %s, "param": null, "code": %s}}""");

	// The message for accounts with low limits, which ends with an advertisement.
	private static final String TOO_MANY = "Rate limit reached for a-model in organization org-1 on requests per min "
			+ "(RPM): Limit 3, Used 3, Requested 1. Please try again in 20s. You can increase your rate limit by adding "
			+ "a payment method to your account at https://platform.openai.com/account/billing.";

	@Override
	public boolean matches(Request request) {
		return request.isPost() && request.path().endsWith("/chat/completions");
	}

	@Override
	public boolean wantsUsage(Request call) {
		return call.json().path("stream_options").path("include_usage").asBoolean(false);
	}

	@Override
	public String whole(ModelOutput output) {
		boolean refused = output.stopReason() == ModelOutput.StopReason.REFUSED;
		return WHOLE.fill(output.model(), refused ? null : output.text(), refused ? output.text() : null,
				reason(output));
	}

	@Override
	public ModelResponse streamed(ModelOutput output) {
		String field = (output.stopReason() == ModelOutput.StopReason.REFUSED) ? "refusal" : "content";
		List<String> text = output.pieces().stream().map((piece) -> piece(output, Map.of(field, piece), null)).toList();
		List<String> closing = new ArrayList<>(List.of(piece(output, Map.of(), reason(output))));
		if (output.usage()) {
			closing.add(data(USAGE.fill(output.model())));
		}
		closing.add(data("[DONE]"));
		return ModelResponse.stream("text/event-stream", List.of(piece(output, opening(), null)), text, closing);
	}

	private static Map<String, @Nullable Object> opening() {
		Map<String, @Nullable Object> delta = new HashMap<>(Map.of("role", "assistant", "content", ""));
		delta.put("refusal", null);
		return delta;
	}

	private static String piece(ModelOutput output, Map<String, ?> delta, @Nullable String reason) {
		return data(PIECE.fill(output.model(), delta, reason));
	}

	private static String data(String text) {
		return "data: " + text + "\n\n";
	}

	// A refusal by the model has a field of its own and stops normally.
	private static String reason(ModelOutput output) {
		return (output.stopReason() == ModelOutput.StopReason.FILTERED) ? "content_filter" : "stop";
	}

	@Override
	public Reply fault(Behavior behavior) {
		return switch (behavior) {
			case QUOTA_USED_UP ->
				fault(behavior, "You exceeded your current quota, please check your plan and billing " + "details.",
						"insufficient_quota", "insufficient_quota");
			case RATE_LIMITED, RATE_LIMITED_SECONDS, RATE_LIMITED_DATE ->
				fault(behavior, TOO_MANY, "requests", "rate_limit_exceeded");
			case UNAUTHORIZED ->
				fault(behavior, "Incorrect API key provided.", "invalid_request_error", "invalid_api_key");
			case NOT_FOUND -> fault(behavior, "The model does not exist.", "invalid_request_error", "model_not_found");
			case BAD_REQUEST -> fault(behavior, "Invalid image.", "invalid_request_error", "invalid_image");
			case FORBIDDEN -> fault(behavior, "Country, region, or territory not supported", "request_forbidden",
					"unsupported_country_region_territory");
			default -> fault(behavior, "The server had an error while processing your request.", "server_error", null);
		};
	}

	private static Reply fault(Behavior behavior, String message, String type, @Nullable String code) {
		return Reply.json(behavior.status(), FAULT.fill(message + " " + HostileProvider.CANARY, type, code));
	}

}
