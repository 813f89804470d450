package dev.novadraw.worker.ai.wire;

import java.util.List;
import java.util.Map;

import com.anthropic.backends.AnthropicBackend;
import com.anthropic.client.AnthropicClientAsyncImpl;
import com.anthropic.client.AnthropicClientImpl;
import com.anthropic.core.ClientOptions;
import com.anthropic.models.messages.Model;
import com.anthropic.models.messages.OutputConfig;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.anthropic.http.okhttp.SpringAiAnthropicHttpClient;
import org.springframework.ai.chat.model.ChatModel;

import dev.novadraw.worker.ai.answer.AnswerFormat;
import dev.novadraw.worker.ai.http.Connection;
import dev.novadraw.worker.ai.http.RequestSetting;
import dev.novadraw.worker.ai.model.Reasoning;
import dev.novadraw.worker.ai.model.StructuredOutput;

/**
 * Anthropic's Messages API.
 */
public final class AnthropicProtocol implements ProviderProtocol {

	private static final List<RequestSetting> SETTINGS = List.of(
			RequestSetting.removable(List.of("temperature"), "temperature"),
			RequestSetting.removable(List.of("output_config", "format"), "output_config.format", "output_format",
					"json_schema"),
			RequestSetting.removable(List.of("output_config", "effort"), "output_config.effort", "effort"),
			RequestSetting.removable(List.of("output_config"), "output_config"),
			RequestSetting.removable(List.of("thinking"), "thinking", "budget_tokens"),
			RequestSetting.required(List.of("max_tokens"), "max_tokens"));

	@Override
	public ChatModel model(Endpoint endpoint, Connection connection) {
		ClientOptions client = client(endpoint, connection);
		return AnthropicChatModel.builder()
			.anthropicClient(new AnthropicClientImpl(client))
			.anthropicClientAsync(new AnthropicClientAsyncImpl(client))
			.options(options(endpoint, null))
			.build();
	}

	private static ClientOptions client(Endpoint endpoint, Connection connection) {
		AnthropicBackend backend = AnthropicBackend.builder()
			.baseUrl(endpoint.baseUrl())
			.apiKey(endpoint.keyOrNone())
			.build();
		return ClientOptions.builder()
			.httpClient(SpringAiAnthropicHttpClient.builder()
				.dispatcherExecutorService(connection.threads())
				.sslSocketFactory(connection.client().sslSocketFactory())
				.trustManager(connection.trustManager())
				.interceptor(connection)
				.backend(backend)
				.build())
			.timeout(connection.timeLimit())
			.maxRetries(0)
			.sleeper(NoRetries.SLEEPER)
			.streamHandlerExecutor(connection.threads())
			.build();
	}

	@Override
	public AnthropicChatOptions options(Endpoint endpoint, @Nullable String schema) {
		AnthropicChatOptions.Builder options = AnthropicChatOptions.builder()
			.model(Model.of(endpoint.model()))
			.temperature(endpoint.dials().temperature())
			.maxTokens(endpoint.dials().maxTokens());
		if (endpoint.dials().structuredOutput() == StructuredOutput.SCHEMA) {
			options.outputSchema(schema);
		}
		think(options, endpoint.dials().reasoning());
		return options.build();
	}

	private static void think(AnthropicChatOptions.Builder options, Reasoning reasoning) {
		if (reasoning.isOff()) {
			options.thinkingDisabled();
		}
		else if (reasoning.hasBudget()) {
			options.thinkingEnabled(reasoning.budget());
		}
		else if (reasoning.hasLevel()) {
			options.effort(OutputConfig.Effort.of(reasoning.level()));
		}
	}

	@Override
	public List<String> reasoningLevels() {
		return List.of("none", "low", "medium", "high", "xhigh", "max");
	}

	@Override
	public boolean takesReasoningBudget() {
		return true;
	}

	@Override
	public String address(String setting) {
		return ProviderAddress.normalize(setting, List.of("/v1/messages", "/v1"), "");
	}

	@Override
	public AnswerFormat answerFormat() {
		return new AnthropicAnswerFormat();
	}

	@Override
	public List<RequestSetting> settings() {
		return SETTINGS;
	}

	@Override
	public Probe probe(Endpoint endpoint) {
		return new Probe("/v1/models/" + endpoint.model(), "",
				Map.of("x-api-key", endpoint.keyOrNone(), "anthropic-version", "2023-06-01"));
	}

}
