package dev.novadraw.worker.ai;

import dev.novadraw.worker.ai.wire.AnthropicWire;
import dev.novadraw.worker.ai.wire.GoogleWire;
import dev.novadraw.worker.ai.wire.OllamaWire;
import dev.novadraw.worker.ai.wire.OpenAiWire;
import dev.novadraw.worker.ai.wire.Wire;

/**
 * How a provider is talked to.
 */
public enum Protocol {

	/** In this process, without a network. */
	OFFLINE,

	/** OpenAI, Azure, vLLM, LM Studio, llama.cpp and many more. */
	OPENAI,

	/** Anthropic. */
	ANTHROPIC,

	/** Google's Gemini API. */
	GOOGLE,

	/** Ollama. */
	OLLAMA;

	Wire wire() {
		return switch (this) {
			case OPENAI -> new OpenAiWire();
			case ANTHROPIC -> new AnthropicWire();
			case GOOGLE -> new GoogleWire();
			case OLLAMA -> new OllamaWire();
			case OFFLINE -> throw new IllegalStateException("The offline model needs no wire");
		};
	}

}
