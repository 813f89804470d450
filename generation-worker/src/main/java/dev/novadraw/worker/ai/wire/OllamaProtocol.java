package dev.novadraw.worker.ai.wire;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.ollama.OllamaChatModel;
import org.springframework.ai.ollama.api.OllamaApi;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

import dev.novadraw.engine.json.Json;
import dev.novadraw.worker.ai.http.Connection;
import dev.novadraw.worker.ai.http.OkHttpConnector;
import dev.novadraw.worker.ai.http.OkHttpInterceptor;

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
			.restClientBuilder(restClient(connection))
			.webClientBuilder(WebClient.builder().clientConnector(new OkHttpConnector(connection)))
			.build();
		return OllamaChatModel.builder()
			.ollamaApi(api)
			.options(options(endpoint, null))
			.retryTemplate(NoRetries.TEMPLATE)
			.build();
	}

	// The request factory is never used, but the default one would start a thread.
	private static RestClient.Builder restClient(Connection connection) {
		return RestClient.builder()
			.requestFactory(new SimpleClientHttpRequestFactory())
			.requestInterceptor(new OkHttpInterceptor(connection));
	}

	@Override
	public OllamaChatOptions options(Endpoint endpoint, @Nullable String schema) {
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
		return new Probe("/api/show", Json.MAPPER.writeValueAsString(Map.of("model", endpoint.model())), Map.of());
	}

}
