package dev.novadraw.worker.ai.provider;

import java.util.Locale;

import dev.novadraw.worker.ai.model.MaxTokensParameter;
import dev.novadraw.worker.ai.model.ModelCatalog;
import dev.novadraw.worker.ai.model.ModelFacts;
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

	/**
	 * Returns the implementation of this protocol.
	 * @throws IllegalStateException if it is that of the offline model
	 */
	public ProviderProtocol implementation() {
		return switch (this) {
			case OPENAI -> new OpenAiProtocol();
			case ANTHROPIC -> new AnthropicProtocol();
			case GOOGLE -> new GoogleProtocol();
			case OLLAMA -> new OllamaProtocol();
			case OFFLINE -> throw new IllegalStateException("The offline model has no protocol");
		};
	}

	String address(String setting) {
		return (this != OFFLINE) ? implementation().address(setting) : setting;
	}

	String modelName(String setting) {
		return (this != OFFLINE) ? implementation().modelName(setting) : setting;
	}

	MaxTokensParameter maxTokensParameter(String baseUrl) {
		return (this != OFFLINE) ? implementation().maxTokensParameter(baseUrl) : MaxTokensParameter.MAX_TOKENS;
	}

	/**
	 * Returns what is known about a model of this protocol.
	 */
	public ModelFacts facts(String model) {
		return ModelCatalog.bundled().facts(name().toLowerCase(Locale.ROOT), model);
	}

}
