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
			"usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18,
			"prompt_tokens_details": {"cached_tokens": %s}}}""");

	private static final JsonTemplate PIECE = new JsonTemplate("""
			{"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1790000000, "model": %s,
			"choices": [{"index": 0, "delta": %s, "logprobs": null, "finish_reason": %s}], "usage": null}""");

	private static final JsonTemplate USAGE = new JsonTemplate("""
			{"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1790000000, "model": %s, "choices": [],
			"usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18,
			"prompt_tokens_details": {"cached_tokens": %s}}}""");

	/** What Azure sends before and after an answer that it filters asynchronously. */
	private static final String PROMPT_FILTER = """
			{"id": "", "object": "", "created": 0, "model": "", "choices": [], "prompt_filter_results": [
			{"prompt_index": 0, "content_filter_results": {"violence": {"filtered": false, "severity": "safe"}}}]}""";

	private static final String TEXT_FILTER = """
			{"id": "", "object": "", "created": 0, "model": "", "choices": [{"index": 0, "finish_reason": null,
			"content_filter_results": {"violence": {"filtered": false, "severity": "safe"}},
			"content_filter_offsets": {"check_offset": 0, "start_offset": 0, "end_offset": 90}}]}""";

	private static final JsonTemplate FAULT = new JsonTemplate("""
			{"error": {"message": %s, "type": %s, "param": %s, "code": %s}}""");

	private static final JsonTemplate DECLINED = new JsonTemplate("""
			{"error": {"message": %s, "type": null, "param": "prompt", "code": "content_filter", "status": 400,
			"innererror": {"code": "ResponsibleAIPolicyViolation", "content_filter_result":
			{"violence": {"filtered": true, "severity": "high"}}}}}""");

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
		return WHOLE.fill(output.model(), refused ? null : content(output), refused ? output.text() : null,
				reason(output), output.cachedTokens());
	}

	// Mistral sends thoughts as parts of the content.
	private static Object content(ModelOutput output) {
		return output.isThinking() ? List.of(
				Map.of("type", "thinking", "thinking", List.of(Map.of("type", "text", "text", ModelOutput.THOUGHT))),
				Map.of("type", "text", "text", output.text())) : output.text();
	}

	@Override
	public ModelResponse streamed(ModelOutput output) {
		String field = (output.stopReason() == ModelOutput.StopReason.REFUSED) ? "refusal" : "content";
		List<String> text = output.pieces().stream().map((piece) -> piece(output, Map.of(field, piece), null)).toList();
		List<String> closing = new ArrayList<>(List.of(piece(output, Map.of(), reason(output))));
		if (output.usage()) {
			closing.add(data(USAGE.fill(output.model(), output.cachedTokens())));
		}
		closing.add(data("[DONE]"));
		List<String> opening = new ArrayList<>(List.of(piece(output, opening(), null)));
		if (output.isThinking()) {
			opening.add(piece(output, Map.of("reasoning_content", ModelOutput.THOUGHT), null));
		}
		return ModelResponse.stream("text/event-stream", opening, text, closing);
	}

	@Override
	public String event(String name, String json) {
		return data(json);
	}

	@Override
	public List<String> unknownPieces() {
		return List.of(": PROCESSING\n\n", data(oneLine(PROMPT_FILTER)), data(oneLine(TEXT_FILTER)));
	}

	private static String oneLine(String json) {
		return json.replace("\n", " ");
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
		return switch (output.stopReason()) {
			case FILTERED, DECLINED_LATE -> "content_filter";
			case CUT -> "length";
			case STOPPED, REFUSED -> "stop";
		};
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
			case DECLINED_BY_STATUS ->
				Reply.json(behavior.status(), DECLINED.fill("The response was filtered. " + HostileProvider.CANARY));
			case REFUSES_TEMPERATURE -> fault(behavior, "Unsupported value: 'temperature' does not support 0.5.",
					"invalid_request_error", "unsupported_value", "temperature");
			case WRONG_SETTING -> fault(behavior, "Unsupported value: 'model' is not available here.",
					"invalid_request_error", "unsupported_value", "model");
			case OVERLOADED ->
				fault(behavior, "The server is overloaded.", "service_unavailable_error", "server_is_overloaded");
			default -> fault(behavior, "The server had an error while processing your request.", "server_error", null);
		};
	}

	private static Reply fault(Behavior behavior, String message, String type, @Nullable String code) {
		return fault(behavior, message, type, code, null);
	}

	private static Reply fault(Behavior behavior, String message, String type, @Nullable String code,
			@Nullable String param) {
		return Reply.json(behavior.status(), FAULT.fill(message + " " + HostileProvider.CANARY, type, param, code));
	}

}
