package dev.novadraw.worker.ai.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.ollama.OllamaChatModel;
import org.springframework.ai.ollama.api.OllamaApi;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

import dev.novadraw.engine.json.Json;
import dev.novadraw.worker.ai.http.Connection;
import dev.novadraw.worker.ai.http.OkHttpConnector;
import dev.novadraw.worker.ai.http.OkHttpRequests;

/**
 * Ollama's chat API, for self-hosted models.
 */
public final class OllamaProtocol implements ProviderProtocol {

	/** The context size: prompt, picture and answer do not fit into the default. */
	private static final int CONTEXT = 8192;

	@Override
	public ChatModel model(Endpoint endpoint, Connection connection) {
		OllamaApi api = OllamaApi.builder()
			.baseUrl(endpoint.baseUrl())
			.restClientBuilder(RestClient.builder().requestFactory(new OkHttpRequests(connection)))
			.webClientBuilder(WebClient.builder().clientConnector(new OkHttpConnector(connection)))
			.build();
		return OllamaChatModel.builder()
			.ollamaApi(api)
			.options(options(endpoint, null))
			.retryTemplate(new RetryTemplate(RetryPolicy.builder().maxRetries(0).build()))
			.build();
	}

	@Override
	public Prompt prompt(Endpoint endpoint, Prompt prompt) {
		return new Prompt(prompt.getInstructions(), options(endpoint, AnswerSchema.of(prompt)));
	}

	private static OllamaChatOptions options(Endpoint endpoint, @Nullable String schema) {
		return OllamaChatOptions.builder()
			.model(endpoint.model())
			.temperature(endpoint.temperature())
			.numPredict(endpoint.maxTokens())
			.numCtx(CONTEXT)
			.outputSchema(schema)
			.build();
	}

	@Override
	public Probe probe(Endpoint endpoint) {
		return new Probe("/api/show", Json.MAPPER.writeValueAsString(java.util.Map.of("model", endpoint.model())),
				List.of());
	}

}
