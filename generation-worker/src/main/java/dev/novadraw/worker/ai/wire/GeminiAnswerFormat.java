package dev.novadraw.worker.ai.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.novadraw.worker.ai.answer.Answer;
import dev.novadraw.worker.ai.answer.AnswerFormat;
import dev.novadraw.worker.ai.answer.Ending;
import dev.novadraw.worker.ai.answer.Envelope;
import dev.novadraw.worker.ai.model.TokenUsage;

/**
 * The answers of Google's Gemini API, whole or streamed in the same form.
 */
final class GeminiAnswerFormat implements AnswerFormat {

	private static final String DOCUMENT = """
			{"candidates": [{"content": {"role": "model", "parts": [{"text": %s}]}, %s"index": 0}], \
			"usageMetadata": {"promptTokenCount": %d, "candidatesTokenCount": %d, "totalTokenCount": %d}, \
			"modelVersion": %s}""";

	private static final String STOP = "\"finishReason\": \"STOP\", ";

	@Override
	public void read(JsonNode document, Answer answer) {
		if (ProviderProtocol.hasError(document)) {
			answer.fail(document);
			return;
		}
		answer.setModel(document.path("modelVersion"));
		if (!document.path("promptFeedback").path("blockReason").asString("").isBlank()) {
			answer.end(Ending.BLOCKED);
		}
		JsonNode candidate = document.path("candidates").path(0);
		candidate.path("content").path("parts").forEach((part) -> readPart(part, answer));
		answer.endBecause(candidate.path("finishReason"));
		readUsage(document.path("usageMetadata"), answer);
	}

	private static void readPart(JsonNode part, Answer answer) {
		if (part.path("thought").asBoolean(false)) {
			answer.addThought(part.path("text"));
		}
		else {
			answer.addText(part.path("text"));
		}
	}

	private static void readUsage(JsonNode usage, Answer answer) {
		Long prompt = OpenAiAnswerFormat.count(usage.path("promptTokenCount"));
		long cached = usage.path("cachedContentTokenCount").asLong(0);
		answer.count((prompt != null) ? Math.max(0, prompt - cached) : null, cached, 0, output(usage, prompt));
	}

	// Thoughts are not part of the candidates, but are paid like them.
	private static @Nullable Long output(JsonNode usage, @Nullable Long prompt) {
		Long candidates = OpenAiAnswerFormat.count(usage.path("candidatesTokenCount"));
		Long total = OpenAiAnswerFormat.count(usage.path("totalTokenCount"));
		if (candidates == null && (total == null || prompt == null)) {
			return null;
		}
		long written = ((candidates != null) ? candidates : 0) + usage.path("thoughtsTokenCount").asLong(0);
		return Math.max(written, (total != null && prompt != null) ? total - prompt : 0);
	}

	@Override
	public String streamType() {
		return "text/event-stream";
	}

	@Override
	public String whole(Answer answer, String text) {
		return document(answer, text, STOP);
	}

	@Override
	public String beginning(Answer answer) {
		return "";
	}

	@Override
	public String piece(Answer answer, String text) {
		return "data: " + document(answer, text, "") + "\r\n\r\n";
	}

	@Override
	public String end(Answer answer) {
		return "data: " + document(answer, "", STOP) + "\r\n\r\n";
	}

	private static String document(Answer answer, String text, String ending) {
		TokenUsage usage = answer.usage();
		return DOCUMENT.formatted(Envelope.quote(text), ending, usage.totalInput(), usage.output(),
				usage.totalInput() + usage.output(), Envelope.quote(answer.model()));
	}

}
