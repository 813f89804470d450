package dev.novadraw.worker.ai.provider;

import dev.novadraw.worker.ai.wire.AnthropicProtocol;
import dev.novadraw.worker.ai.wire.GoogleProtocol;
import dev.novadraw.worker.ai.wire.OllamaProtocol;
import dev.novadraw.worker.ai.wire.OpenAiProtocol;
import dev.novadraw.worker.ai.wire.ProviderProtocol;

/**
 * The protocol of a provider.
 */
public enum ProtocolName {

	/** The model in this process, without a network. */
	OFFLINE,

	/** OpenAI's API, also offered by Azure, vLLM, LM Studio, llama.cpp and others. */
	OPENAI,

	/** Anthropic's API. */
	ANTHROPIC,

	/** Google's Gemini API. */
	GOOGLE,

	/** Ollama's API. */
	OLLAMA;

	ProviderProtocol implementation() {
		return switch (this) {
			case OPENAI -> new OpenAiProtocol();
			case ANTHROPIC -> new AnthropicProtocol();
			case GOOGLE -> new GoogleProtocol();
			case OLLAMA -> new OllamaProtocol();
			case OFFLINE -> throw new IllegalStateException("The offline model has no protocol");
		};
	}

}
