package dev.novadraw.worker.ai.wire;

import tools.jackson.databind.JsonNode;

import dev.novadraw.worker.ai.answer.Answer;
import dev.novadraw.worker.ai.answer.AnswerFormat;
import dev.novadraw.worker.ai.answer.Envelope;
import dev.novadraw.worker.ai.model.TokenUsage;

/**
 * The answers of Anthropic's Messages API, of which only the blocks of text count.
 */
final class AnthropicAnswerFormat implements AnswerFormat {

	private static final String TEXT = "text";

	private static final String BLOCK = """
			{"type": "text", "text": %s}""";

	private static final String MESSAGE = """
			{"id": "answer", "type": "message", "role": "assistant", "model": %s, "content": [%s], "stop_reason": %s, \
			"stop_sequence": null, "usage": {"input_tokens": %d, "output_tokens": %d}}""";

	private static final String DELTA = """
			"delta": {"stop_reason": "end_turn", "stop_sequence": null}, "usage": {"output_tokens": %d}""";

	@Override
	public void read(JsonNode document, Answer answer) {
		if (ProviderProtocol.hasError(document)) {
			answer.fail(document);
			return;
		}
		readMessage(document, answer);
		switch (document.path("type").asString("")) {
			case "message_start" -> readMessage(document.path("message"), answer);
			case "content_block_start" -> readBlock(document.path("content_block"), answer);
			case "content_block_delta" -> readDelta(document.path("delta"), answer);
			case "message_delta" -> answer.endBecause(document.path("delta").path("stop_reason"));
			case "message_stop" -> answer.finish();
			default -> {
				// A whole message, a ping, or an event that is newer than this class.
			}
		}
	}

	private static void readMessage(JsonNode message, Answer answer) {
		answer.setModel(message.path("model"));
		message.path("content").forEach((block) -> readBlock(block, answer));
		answer.endBecause(message.path("stop_reason"));
		JsonNode usage = message.path("usage");
		answer.count(OpenAiAnswerFormat.count(usage.path("input_tokens")),
				usage.path("cache_read_input_tokens").asLong(0), usage.path("cache_creation_input_tokens").asLong(0),
				OpenAiAnswerFormat.count(usage.path("output_tokens")));
	}

	private static void readBlock(JsonNode block, Answer answer) {
		if (block.path("type").asString("").equals(TEXT)) {
			answer.addText(block.path(TEXT));
		}
		answer.addThought(block.path("thinking"));
	}

	private static void readDelta(JsonNode delta, Answer answer) {
		if (delta.path("type").asString("").equals("text_delta")) {
			answer.addText(delta.path(TEXT));
		}
		answer.addThought(delta.path("thinking"));
	}

	@Override
	public String streamType() {
		return "text/event-stream";
	}

	@Override
	public String whole(Answer answer, String text) {
		return message(answer, BLOCK.formatted(Envelope.quote(text)), "\"end_turn\"");
	}

	@Override
	public String beginning(Answer answer) {
		return event("message_start", "\"message\": " + message(answer, "", "null")) + event("content_block_start",
				"\"index\": 0, \"content_block\": " + BLOCK.formatted(Envelope.quote("")));
	}

	@Override
	public String piece(Answer answer, String text) {
		return event("content_block_delta",
				"\"index\": 0, \"delta\": {\"type\": \"text_delta\", \"text\": %s}".formatted(Envelope.quote(text)));
	}

	@Override
	public String end(Answer answer) {
		return event("content_block_stop", "\"index\": 0")
				+ event("message_delta", DELTA.formatted(answer.usage().output()))
				+ event("message_stop", "\"index\": 0");
	}

	private static String message(Answer answer, String content, String reason) {
		TokenUsage usage = answer.usage();
		return MESSAGE.formatted(Envelope.quote(answer.model()), content, reason, usage.totalInput(), usage.output());
	}

	private static String event(String type, String fields) {
		return "event: %1$s\ndata: {\"type\": \"%1$s\", %2$s}\n\n".formatted(type, fields);
	}

}
