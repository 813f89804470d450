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

	private static final Template WHOLE = new Template("""
			{"id": "chatcmpl-1", "object": "chat.completion", "created": 1790000000, "model": %s,
			"choices": [{"index": 0, "message": {"role": "assistant", "content": %s, "refusal": %s, "annotations": []},
			"logprobs": null, "finish_reason": %s}],
			"usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}}""");

	private static final Template PIECE = new Template("""
			{"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1790000000, "model": %s,
			"choices": [{"index": 0, "delta": %s, "logprobs": null, "finish_reason": %s}], "usage": null}""");

	private static final Template USAGE = new Template("""
			{"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1790000000, "model": %s, "choices": [],
			"usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}}""");

	private static final Template FAULT = new Template("""
			{"error": {"message": %s, "type": %s, "param": null, "code": %s}}""");

	// The message for accounts with low limits, which ends with an advertisement.
	private static final String TOO_MANY = "Rate limit reached for a-model in organization org-1 on requests per min "
			+ "(RPM): Limit 3, Used 3, Requested 1. Please try again in 20s. You can increase your rate limit by adding "
			+ "a payment method to your account at https://platform.openai.com/account/billing.";

	@Override
	public boolean isAskedBy(Request request) {
		return request.isPost() && request.path().endsWith("/chat/completions");
	}

	@Override
	public boolean wantsUsage(Request call) {
		return call.json().path("stream_options").path("include_usage").asBoolean(false);
	}

	@Override
	public String whole(Said said) {
		boolean refused = said.ending() == Said.Ending.REFUSED;
		return WHOLE.fill(said.model(), refused ? null : said.text(), refused ? said.text() : null, reason(said));
	}

	@Override
	public Speech streamed(Said said) {
		String field = (said.ending() == Said.Ending.REFUSED) ? "refusal" : "content";
		List<String> text = said.pieces().stream().map((piece) -> piece(said, Map.of(field, piece), null)).toList();
		List<String> closing = new ArrayList<>(List.of(piece(said, Map.of(), reason(said))));
		if (said.usage()) {
			closing.add(data(USAGE.fill(said.model())));
		}
		closing.add(data("[DONE]"));
		return Speech.stream("text/event-stream", List.of(piece(said, opening(), null)), text, closing);
	}

	private static Map<String, @Nullable Object> opening() {
		Map<String, @Nullable Object> delta = new HashMap<>(Map.of("role", "assistant", "content", ""));
		delta.put("refusal", null);
		return delta;
	}

	private static String piece(Said said, Map<String, ?> delta, @Nullable String reason) {
		return data(PIECE.fill(said.model(), delta, reason));
	}

	private static String data(String text) {
		return "data: " + text + "\n\n";
	}

	// A refusal by the model has a field of its own and stops normally.
	private static String reason(Said said) {
		return (said.ending() == Said.Ending.FILTERED) ? "content_filter" : "stop";
	}

	@Override
	public Reply fault(Manner manner) {
		return switch (manner) {
			case QUOTA_USED_UP ->
				fault(manner, "You exceeded your current quota, please check your plan and billing " + "details.",
						"insufficient_quota", "insufficient_quota");
			case RATE_LIMITED, RATE_LIMITED_SECONDS, RATE_LIMITED_DATE ->
				fault(manner, TOO_MANY, "requests", "rate_limit_exceeded");
			case UNAUTHORIZED ->
				fault(manner, "Incorrect API key provided.", "invalid_request_error", "invalid_api_key");
			case NOT_FOUND -> fault(manner, "The model does not exist.", "invalid_request_error", "model_not_found");
			case BAD_REQUEST -> fault(manner, "Invalid image.", "invalid_request_error", "invalid_image");
			case FORBIDDEN -> fault(manner, "Country, region, or territory not supported", "request_forbidden",
					"unsupported_country_region_territory");
			default -> fault(manner, "The server had an error while processing your request.", "server_error", null);
		};
	}

	private static Reply fault(Manner manner, String message, String type, @Nullable String code) {
		return Reply.json(manner.status(), FAULT.fill(message + " " + HostileProvider.CANARY, type, code));
	}

}
