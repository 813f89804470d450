package dev.novadraw.worker.ai.provider;

import dev.novadraw.worker.ai.wire.AnthropicProtocol;
import dev.novadraw.worker.ai.wire.GoogleProtocol;
import dev.novadraw.worker.ai.wire.OllamaProtocol;
import dev.novadraw.worker.ai.wire.OpenAiProtocol;
import dev.novadraw.worker.ai.wire.ProviderProtocol;

/**
 * How a provider is talked to.
 */
public enum ProtocolName {

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

	ProviderProtocol wire() {
		return switch (this) {
			case OPENAI -> new OpenAiProtocol();
			case ANTHROPIC -> new AnthropicProtocol();
			case GOOGLE -> new GoogleProtocol();
			case OLLAMA -> new OllamaProtocol();
			case OFFLINE -> throw new IllegalStateException("The offline model needs no wire");
		};
	}

}
