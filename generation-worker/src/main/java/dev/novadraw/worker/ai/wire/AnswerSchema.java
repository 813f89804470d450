package dev.novadraw.worker.ai.wire;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;

/**
 * The JSON schema for the answer to a prompt.
 */
final class AnswerSchema {

	private AnswerSchema() {
	}

	static @Nullable String of(Prompt prompt) {
		return (prompt.getOptions() instanceof StructuredOutputChatOptions structured) ? structured.getOutputSchema()
				: null;
	}

}
