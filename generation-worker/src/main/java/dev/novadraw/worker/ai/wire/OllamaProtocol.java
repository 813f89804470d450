package dev.novadraw.worker.ai.wire;

import java.util.List;
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
import dev.novadraw.worker.ai.answer.AnswerFormat;
import dev.novadraw.worker.ai.http.Connection;
import dev.novadraw.worker.ai.http.OkHttpConnector;
import dev.novadraw.worker.ai.http.OkHttpInterceptor;
import dev.novadraw.worker.ai.http.RequestSetting;
import dev.novadraw.worker.ai.model.Reasoning;
import dev.novadraw.worker.ai.model.StructuredOutput;

/**
 * Ollama's chat API, for self-hosted models.
 */
public final class OllamaProtocol implements ProviderProtocol {

	private static final List<RequestSetting> SETTINGS = List.of(
			RequestSetting.removable(List.of("options", "temperature"), "temperature"),
			RequestSetting.removable(List.of("format"), "invalid format", "json schema", "grammar"),
			RequestSetting.removable(List.of("think"), "support thinking", "think value"));

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
		OllamaChatOptions.Builder options = OllamaChatOptions.builder()
			.model(endpoint.model())
			.temperature(endpoint.dials().temperature())
			.numPredict(endpoint.dials().maxTokens())
			.numCtx(CONTEXT);
		if (schema != null) {
			format(options, endpoint.dials().structuredOutput(), schema);
		}
		think(options, endpoint.dials().reasoning());
		return options.build();
	}

	private static void format(OllamaChatOptions.Builder options, StructuredOutput wanted, String schema) {
		switch (wanted) {
			case AUTO, SCHEMA -> options.outputSchema(schema);
			case JSON -> options.format("json");
			case NONE -> {
				// The prompt describes the schema.
			}
		}
	}

	private static void think(OllamaChatOptions.Builder options, Reasoning reasoning) {
		switch (reasoning.level()) {
			case "none" -> options.disableThinking();
			case "low" -> options.thinkLow();
			case "medium" -> options.thinkMedium();
			case "high" -> options.thinkHigh();
			default -> {
				// Ollama decides.
			}
		}
	}

	@Override
	public List<String> reasoningLevels() {
		return List.of("none", "low", "medium", "high");
	}

	@Override
	public String address(String setting) {
		return ProviderAddress.normalize(setting, List.of("/api/chat", "/api/generate", "/api", "/v1"), "");
	}

	@Override
	public AnswerFormat answerFormat() {
		return new OllamaAnswerFormat();
	}

	@Override
	public List<RequestSetting> settings() {
		return SETTINGS;
	}

	@Override
	public Probe probe(Endpoint endpoint) {
		return new Probe("/api/show", Json.MAPPER.writeValueAsString(Map.of("model", endpoint.model())), Map.of());
	}

}
