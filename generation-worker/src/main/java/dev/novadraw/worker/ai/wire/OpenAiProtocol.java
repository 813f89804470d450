package dev.novadraw.worker.ai.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.openai.client.OpenAIClientAsyncImpl;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.http.okhttp.SpringAiOpenAiHttpClient;

import dev.novadraw.worker.ai.answer.AnswerFormat;
import dev.novadraw.worker.ai.answer.Envelope;
import dev.novadraw.worker.ai.http.Connection;
import dev.novadraw.worker.ai.http.RequestSetting;
import dev.novadraw.worker.ai.model.Dials;
import dev.novadraw.worker.ai.model.MaxTokensParameter;

/**
 * OpenAI's Chat Completions API, which many other providers offer as well.
 */
public final class OpenAiProtocol implements ProviderProtocol {

	private static final String RESPONSE_FORMAT = "response_format";

	private static final List<RequestSetting> SETTINGS = List.of(
			RequestSetting.removable(List.of("temperature"), "temperature"),
			RequestSetting.renamable(List.of("max_completion_tokens"), "max_tokens"),
			RequestSetting.renamable(List.of("max_tokens"), "max_completion_tokens"),
			RequestSetting.replaceable(List.of(RESPONSE_FORMAT),
					Envelope.MAPPER.createObjectNode().put("type", "json_object"), RESPONSE_FORMAT, "json_schema"),
			RequestSetting.removable(List.of(RESPONSE_FORMAT), RESPONSE_FORMAT, "json_object", "guided decoding"),
			RequestSetting.removable(List.of("reasoning_effort"), "reasoning_effort", "reasoning effort"),
			RequestSetting.removable(List.of("stream_options"), "stream_options", "include_usage"));

	@Override
	public ChatModel model(Endpoint endpoint, Connection connection) {
		ClientOptions client = client(endpoint, connection);
		return OpenAiChatModel.builder()
			.openAiClient(new OpenAIClientImpl(client))
			.openAiClientAsync(new OpenAIClientAsyncImpl(client))
			.options(options(endpoint, null))
			.build();
	}

	private static ClientOptions client(Endpoint endpoint, Connection connection) {
		return ClientOptions.builder()
			.httpClient(SpringAiOpenAiHttpClient.builder()
				.dispatcherExecutorService(connection.threads())
				.sslSocketFactory(connection.client().sslSocketFactory())
				.trustManager(connection.trustManager())
				.interceptor(connection)
				.build())
			.baseUrl(endpoint.baseUrl())
			.apiKey(endpoint.keyOrNone())
			.timeout(connection.timeLimit())
			.maxRetries(0)
			.sleeper(NoRetries.SLEEPER)
			.streamHandlerExecutor(connection.threads())
			.build();
	}

	@Override
	public OpenAiChatOptions options(Endpoint endpoint, @Nullable String schema) {
		Dials dials = endpoint.dials();
		OpenAiChatOptions.Builder options = OpenAiChatOptions.builder()
			.model(endpoint.model())
			.temperature(dials.temperature())
			.streamUsage(true);
		if (dials.maxTokensParameter() == MaxTokensParameter.MAX_TOKENS) {
			options.maxTokens(dials.maxTokens());
		}
		else {
			options.maxCompletionTokens(dials.maxTokens());
		}
		if (dials.reasoning().hasLevel()) {
			options.reasoningEffort(dials.reasoning().level());
		}
		if (schema != null) {
			format(options, dials, schema);
		}
		return options.build();
	}

	private static void format(OpenAiChatOptions.Builder options, Dials dials, String schema) {
		switch (dials.structuredOutput()) {
			case AUTO, SCHEMA -> options.outputSchema(schema);
			case JSON -> options.responseFormat(OpenAiChatModel.ResponseFormat.builder()
				.type(OpenAiChatModel.ResponseFormat.Type.JSON_OBJECT)
				.build());
			case NONE -> {
				// The prompt describes the schema.
			}
		}
	}

	@Override
	public List<String> reasoningLevels() {
		return List.of("none", "minimal", "low", "medium", "high", "xhigh", "max");
	}

	@Override
	public String address(String setting) {
		return ProviderAddress.normalize(setting, List.of("/chat/completions"),
				isAzure(setting) ? "/openai/v1" : "/v1");
	}

	// Mistral and others refuse the newer name.
	@Override
	public MaxTokensParameter maxTokensParameter(String baseUrl) {
		return (isAzure(baseUrl) || baseUrl.contains("//api.openai.com")) ? MaxTokensParameter.MAX_COMPLETION_TOKENS
				: MaxTokensParameter.MAX_TOKENS;
	}

	private static boolean isAzure(String baseUrl) {
		return baseUrl.toLowerCase(Locale.ROOT).contains(".azure.com");
	}

	@Override
	public AnswerFormat answerFormat() {
		return new OpenAiAnswerFormat();
	}

	@Override
	public List<RequestSetting> settings() {
		return SETTINGS;
	}

	@Override
	public Probe probe(Endpoint endpoint) {
		return new Probe("/models", "", Map.of("Authorization", "Bearer " + endpoint.keyOrNone()));
	}

}
