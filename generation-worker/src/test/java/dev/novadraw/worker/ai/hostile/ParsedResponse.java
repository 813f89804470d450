package dev.novadraw.worker.ai.hostile;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * An answer as parsed by a client, whole or streamed.
 */
record ParsedResponse(Protocol protocol, List<JsonNode> pieces) {

	static ParsedResponse of(Protocol protocol, String body) {
		return new ParsedResponse(protocol,
				body.lines()
					.map((line) -> line.replaceFirst("^data: ", ""))
					.filter((line) -> line.startsWith("{"))
					.map(JsonTemplate::read)
					.toList());
	}

	String text() {
		return switch (this.protocol) {
			case OPENAI -> all("/choices/0/message/content", "/choices/0/delta/content");
			case ANTHROPIC -> all("/content/0/text", "/delta/text");
			case GEMINI -> all("/candidates/0/content/parts/0/text");
			case OLLAMA -> all("/message/content");
		};
	}

	String refusal() {
		return all("/choices/0/message/refusal", "/choices/0/delta/refusal");
	}

	String model() {
		return switch (this.protocol) {
			case ANTHROPIC -> all("/model", "/message/model");
			case GEMINI -> last("/modelVersion");
			default -> last("/model");
		};
	}

	/** Returns the finish reason; empty if there is none. */
	String end() {
		return switch (this.protocol) {
			case OPENAI -> last("/choices/0/finish_reason");
			case ANTHROPIC -> last("/stop_reason", "/delta/stop_reason");
			case GEMINI -> last("/candidates/0/finishReason", "/promptFeedback/blockReason");
			case OLLAMA -> last("/done_reason");
		};
	}

	/** Returns the input and output tokens. */
	String usage() {
		return switch (this.protocol) {
			case OPENAI -> last("/usage/prompt_tokens") + " " + last("/usage/completion_tokens");
			case ANTHROPIC ->
				last("/usage/input_tokens", "/message/usage/input_tokens") + " " + last("/usage/output_tokens");
			case GEMINI -> last("/usageMetadata/promptTokenCount") + " " + last("/usageMetadata/candidatesTokenCount");
			case OLLAMA -> last("/prompt_eval_count") + " " + last("/eval_count");
		};
	}

	private String all(String... pointers) {
		return values(pointers).collect(Collectors.joining());
	}

	private String last(String... pointers) {
		return values(pointers).reduce("", (before, value) -> value);
	}

	private Stream<String> values(String... pointers) {
		return this.pieces.stream()
			.flatMap((piece) -> Stream.of(pointers).map(piece::at))
			.filter(JsonNode::isValueNode)
			.filter((value) -> !value.isNull())
			.map(JsonNode::asString);
	}

}
