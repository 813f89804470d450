package dev.novadraw.worker.ai.wire;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.novadraw.worker.ai.answer.Answer;
import dev.novadraw.worker.ai.answer.AnswerFormat;
import dev.novadraw.worker.ai.answer.Ending;
import dev.novadraw.worker.ai.answer.Envelope;
import dev.novadraw.worker.ai.model.TokenUsage;

/**
 * The answers of OpenAI's Chat Completions API and of the many servers that resemble it.
 */
final class OpenAiAnswerFormat implements AnswerFormat {

	private static final String WHOLE = """
			{"id": "answer", "object": "chat.completion", "created": 0, "model": %s, "choices": [{"index": 0, \
			"message": {"role": "assistant", "content": %s, "refusal": null}, "logprobs": null, \
			"finish_reason": "stop"}], \
			"usage": {"prompt_tokens": %d, "completion_tokens": %d, "total_tokens": %d}}""";

	private static final String CHUNK = """
			data: {"id": "answer", "object": "chat.completion.chunk", "created": 0, "model": %s, \
			"choices": [{"index": 0, "delta": {"content": %s}, "finish_reason": %s}]}

			""";

	@Override
	public void read(JsonNode document, Answer answer) {
		JsonNode choice = document.path("choices").path(0);
		if (isError(document) || isError(choice)) {
			answer.fail(isError(choice) ? choice : document);
			return;
		}
		answer.setModel(document.path("model"));
		readMessage(choice.path("delta"), answer);
		readMessage(choice.path("message"), answer);
		if (isFiltered(choice.path("content_filter_results")) || isPromptFiltered(document)) {
			answer.end(Ending.BLOCKED);
		}
		answer.endBecause(choice.path("finish_reason"));
		readUsage(document.path("usage"), answer);
	}

	// Older versions of vLLM send the error itself as the document.
	private static boolean isError(JsonNode document) {
		return ProviderProtocol.hasError(document) || document.path("object").asString("").equals("error");
	}

	private static void readMessage(JsonNode message, Answer answer) {
		readContent(message.path("content"), answer);
		answer.addThought(message.path("reasoning_content"));
		answer.addThought(message.path("reasoning"));
		if (!message.path("refusal").asString("").isBlank() || isFiltered(message.path("content_filter_results"))) {
			answer.end(Ending.BLOCKED);
		}
	}

	// Mistral and others send a list of parts if there are thoughts.
	private static void readContent(JsonNode content, Answer answer) {
		answer.addText(content);
		if (content.isArray()) {
			for (JsonNode part : content) {
				if (part.path("type").asString("").contains("text")) {
					answer.addText(part.path("text"));
				}
				else {
					part.path("thinking").forEach((thought) -> answer.addThought(thought.path("text")));
				}
			}
		}
	}

	private static boolean isPromptFiltered(JsonNode document) {
		for (JsonNode prompt : document.path("prompt_filter_results")) {
			if (isFiltered(prompt.path("content_filter_results"))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isFiltered(JsonNode categories) {
		for (JsonNode category : categories) {
			if (category.path("filtered").asBoolean(false)) {
				return true;
			}
		}
		return false;
	}

	private static void readUsage(JsonNode usage, Answer answer) {
		Long prompt = count(usage.path("prompt_tokens"));
		Long completion = count(usage.path("completion_tokens"));
		JsonNode details = usage.path("prompt_tokens_details");
		long cached = Stream
			.of(details.path("cached_tokens"), usage.path("prompt_cache_hit_tokens"), usage.path("cached_tokens"),
					usage.path("num_cached_tokens"))
			.mapToLong((one) -> one.asLong(0))
			.max()
			.orElse(0);
		long cacheWrite = details.path("cache_write_tokens").asLong(0);
		answer.count((prompt != null) ? Math.max(0, prompt - cached - cacheWrite) : null, cached, cacheWrite,
				output(completion, usage.path("total_tokens").asLong(0), prompt));
	}

	// Some servers count thoughts in the total only.
	private static @Nullable Long output(@Nullable Long completion, long total, @Nullable Long prompt) {
		return (completion != null && prompt != null) ? Long.valueOf(Math.max(completion, total - prompt)) : completion;
	}

	static @Nullable Long count(JsonNode count) {
		return count.isNumber() ? Long.valueOf(count.asLong(0)) : null;
	}

	@Override
	public String streamType() {
		return "text/event-stream";
	}

	@Override
	public String whole(Answer answer, String text) {
		TokenUsage usage = answer.usage();
		return WHOLE.formatted(Envelope.quote(answer.model()), Envelope.quote(text), usage.totalInput(), usage.output(),
				usage.totalInput() + usage.output());
	}

	@Override
	public String beginning(Answer answer) {
		return "";
	}

	@Override
	public String piece(Answer answer, String text) {
		return CHUNK.formatted(Envelope.quote(answer.model()), Envelope.quote(text), "null");
	}

	@Override
	public String end(Answer answer) {
		return CHUNK.formatted(Envelope.quote(answer.model()), "\"\"", "\"stop\"") + "data: [DONE]\n\n";
	}

}
