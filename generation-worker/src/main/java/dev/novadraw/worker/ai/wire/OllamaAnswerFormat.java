package dev.novadraw.worker.ai.wire;

import tools.jackson.databind.JsonNode;

import dev.novadraw.worker.ai.answer.Answer;
import dev.novadraw.worker.ai.answer.AnswerFormat;
import dev.novadraw.worker.ai.answer.Envelope;
import dev.novadraw.worker.ai.model.TokenUsage;

/**
 * The answers of Ollama's chat API, one JSON document a line if they are streamed.
 */
final class OllamaAnswerFormat implements AnswerFormat {

	private static final String DOCUMENT = """
			{"model": %s, "created_at": "1970-01-01T00:00:00Z", "message": {"role": "assistant", "content": %s}, \
			"done": %s""";

	private static final String DONE = """
			, "done_reason": "stop", "prompt_eval_count": %d, "eval_count": %d}
			""";

	@Override
	public void read(JsonNode document, Answer answer) {
		if (ProviderProtocol.hasError(document)) {
			answer.fail(document);
			return;
		}
		answer.setModel(document.path("model"));
		answer.addText(document.path("message").path("content"));
		answer.addThought(document.path("message").path("thinking"));
		// The counts are missing if the prompt was cached, and in old versions.
		answer.count(OpenAiAnswerFormat.count(document.path("prompt_eval_count")), 0, 0,
				OpenAiAnswerFormat.count(document.path("eval_count")));
		if (document.path("done").asBoolean(false)) {
			answer.endBecause(document.path("done_reason"));
			answer.finish();
		}
	}

	@Override
	public String streamType() {
		return "application/x-ndjson";
	}

	@Override
	public String whole(Answer answer, String text) {
		TokenUsage usage = answer.usage();
		return document(answer, text, "true") + DONE.formatted(usage.totalInput(), usage.output());
	}

	@Override
	public String beginning(Answer answer) {
		return "";
	}

	@Override
	public String piece(Answer answer, String text) {
		return document(answer, text, "false") + "}\n";
	}

	@Override
	public String end(Answer answer) {
		return whole(answer, "");
	}

	private static String document(Answer answer, String text, String done) {
		return DOCUMENT.formatted(Envelope.quote(answer.model()), Envelope.quote(text), done);
	}

}
