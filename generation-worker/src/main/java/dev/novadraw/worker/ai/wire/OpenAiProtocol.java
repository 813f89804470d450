package dev.novadraw.worker.ai.wire;

import java.util.Map;

import com.openai.client.OpenAIClientAsyncImpl;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.http.okhttp.SpringAiOpenAiHttpClient;

import dev.novadraw.worker.ai.http.Connection;

/**
 * OpenAI's Chat Completions API, which many other providers offer as well.
 */
public final class OpenAiProtocol implements ProviderProtocol {

	@Override
	public ChatModel model(Endpoint endpoint, Connection connection) {
		ClientOptions client = client(endpoint, connection);
		return OpenAiChatModel.builder()
			.openAiClient(new OpenAIClientImpl(client))
			.openAiClientAsync(new OpenAIClientAsyncImpl(client))
			.options(options(endpoint, null))
			.build();
	}

	/**
	 * Returns options for the vendor's client that send its requests through a
	 * connection.
	 */
	public static ClientOptions client(Endpoint endpoint, Connection connection) {
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
		return OpenAiChatOptions.builder()
			.model(endpoint.model())
			.temperature(endpoint.temperature())
			.maxCompletionTokens(endpoint.maxTokens())
			.streamUsage(true)
			.outputSchema(schema)
			.build();
	}

	@Override
	public Probe probe(Endpoint endpoint) {
		return new Probe("/models", "", Map.of("Authorization", "Bearer " + endpoint.keyOrNone()));
	}

}
