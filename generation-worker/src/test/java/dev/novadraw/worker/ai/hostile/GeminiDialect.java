package dev.novadraw.worker.ai.hostile;

import java.util.List;
import java.util.Map;

/**
 * Google's Gemini API.
 */
final class GeminiDialect implements Dialect {

	private static final Map<String, Object> THOUGHT = Map.of("text", ModelOutput.THOUGHT, "thought", true);

	private static final String STREAM = ":streamGenerateContent";

	private static final JsonTemplate ANSWER = new JsonTemplate("""
			{"candidates": [%s], "usageMetadata": {"promptTokenCount": 11, "candidatesTokenCount": 7,
			"cachedContentTokenCount": %s, "totalTokenCount": 18}, "modelVersion": %s, "responseId": "response-1"}""");

	private static final JsonTemplate BLOCKED = new JsonTemplate("""
			{"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "usageMetadata": {"promptTokenCount": 11,
			"totalTokenCount": 11}, "modelVersion": %s, "responseId": "response-1"}""");

	private static final JsonTemplate FAULT = new JsonTemplate("""
			{"error": {"code": %s, "message": %s, "status": %s, "details": %s}}""");

	private static final String TOO_MUCH = "You exceeded your current quota, please check your plan and billing details. "
			+ "For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.";

	@Override
	public boolean matches(Request request) {
		return request.isPost() && (request.path().endsWith(":generateContent") || wantsStream(request));
	}

	@Override
	public String model(Request call) {
		return call.path().replaceFirst(".*/models/", "").replaceFirst(":[^:]*$", "");
	}

	@Override
	public boolean wantsStream(Request call) {
		return call.path().endsWith(STREAM);
	}

	@Override
	public String whole(ModelOutput output) {
		return switch (output.stopReason()) {
			case STOPPED -> answer(output, candidate(output, output.text(), "STOP"));
			case CUT -> answer(output, candidate(output, output.text(), "MAX_TOKENS"));
			case DECLINED_LATE -> answer(output, Map.of("finishReason", "IMAGE_PROHIBITED_CONTENT", "index", 0));
			case REFUSED -> answer(output, unsafe());
			case FILTERED -> BLOCKED.fill(output.model());
		};
	}

	/**
	 * Returns a stream; only the finish reason in the last piece marks it as complete.
	 */
	@Override
	public ModelResponse streamed(ModelOutput output) {
		boolean begun = output.isStopped() || output.stopReason() == ModelOutput.StopReason.DECLINED_LATE;
		List<String> text = begun ? output.pieces()
			.stream()
			.map((piece) -> data(
					answer(output, Map.of("content", content(List.of(Map.of("text", piece))), "index", 0))))
			.toList() : List.of();
		List<String> opening = output.isThinking()
				? List.of(data(answer(output, Map.of("content", content(List.of(THOUGHT)), "index", 0)))) : List.of();
		return ModelResponse.stream("text/event-stream", opening, text, List.of(data(end(output))));
	}

	private String end(ModelOutput output) {
		return output.isStopped()
				? answer(output, Map.of("content", content(List.of(Map.of("text", ""))), "finishReason",
						(output.stopReason() == ModelOutput.StopReason.CUT) ? "MAX_TOKENS" : "STOP", "index", 0))
				: whole(output);
	}

	private static String answer(ModelOutput output, Map<String, Object> candidate) {
		return ANSWER.fill(candidate, output.cachedTokens(), output.model());
	}

	private static Map<String, Object> candidate(ModelOutput output, String text, String reason) {
		Map<String, Object> part = Map.of("text", text);
		return Map.of("content", content(output.isThinking() ? List.of(THOUGHT, part) : List.of(part)), "finishReason",
				reason, "index", 0);
	}

	private static Map<String, Object> unsafe() {
		return Map.of("finishReason", "SAFETY", "index", 0, "safetyRatings",
				List.of(Map.of("category", "HARM_CATEGORY_DANGEROUS_CONTENT", "probability", "HIGH", "blocked", true)));
	}

	private static Map<String, Object> content(List<Map<String, Object>> parts) {
		return Map.of("role", "model", "parts", parts);
	}

	@Override
	public String event(String name, String json) {
		return data(json);
	}

	@Override
	public List<String> unknownPieces() {
		return List.of(data("{\"candidates\": [], \"news\": {\"text\": \"{}\"}}"));
	}

	private static String data(String json) {
		return "data: " + json + "\r\n\r\n";
	}

	@Override
	public Reply fault(Behavior behavior) {
		return switch (behavior) {
			// The wording is the same: only the name of the quota distinguishes a minute
			// from a day.
			case RATE_LIMITED, RATE_LIMITED_SECONDS, RATE_LIMITED_DATE -> fault(behavior, TOO_MUCH,
					"RESOURCE_EXHAUSTED", exceeded("GenerateRequestsPerMinutePerProjectPerModel"));
			case QUOTA_USED_UP ->
				fault(behavior, TOO_MUCH, "RESOURCE_EXHAUSTED", exceeded("GenerateRequestsPerDayPerProjectPerModel"));
			case BAD_REQUEST -> fault(behavior, "Unable to process input image.", "INVALID_ARGUMENT", List.of());
			case REFUSES_TEMPERATURE ->
				fault(behavior, "Invalid value at 'generation_config.temperature'", "INVALID_ARGUMENT", List.of());
			case WRONG_SETTING ->
				fault(behavior, "User location is not supported for the API use.", "FAILED_PRECONDITION", List.of());
			case OVERLOADED ->
				fault(behavior, "The model is overloaded. Please try again later.", "UNAVAILABLE", List.of());
			case UNAUTHORIZED ->
				fault(behavior, "Request had invalid authentication credentials.", "UNAUTHENTICATED", List.of());
			case FORBIDDEN -> fault(behavior, "The caller does not have permission", "PERMISSION_DENIED", List.of());
			case NOT_FOUND -> fault(behavior, "models/a-model is not found.", "NOT_FOUND", List.of());
			case UNAVAILABLE ->
				fault(behavior, "The model is overloaded. Please try again later.", "UNAVAILABLE", List.of());
			default -> fault(behavior, "An internal error has occurred.", "INTERNAL", List.of());
		};
	}

	private static List<Map<String, Object>> exceeded(String quota) {
		return List.of(Map.of("@type", "type.googleapis.com/google.rpc.QuotaFailure", "violations",
				List.of(Map.of("quotaId", quota, "quotaValue", "10"))));
	}

	private static Reply fault(Behavior behavior, String message, String status, List<Map<String, Object>> details) {
		return Reply.json(behavior.status(),
				FAULT.fill(behavior.status(), message + " " + HostileProvider.CANARY, status, details));
	}

}
