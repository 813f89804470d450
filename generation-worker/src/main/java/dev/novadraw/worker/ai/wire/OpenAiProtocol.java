package dev.novadraw.worker.ai.wire;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.openai.client.OpenAIClientAsyncImpl;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.Sleeper;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
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
			.sleeper(new NoSleep())
			.streamHandlerExecutor(connection.threads())
			.build();
	}

	@Override
	public Prompt prompt(Endpoint endpoint, Prompt prompt) {
		return new Prompt(prompt.getInstructions(), options(endpoint, AnswerSchema.of(prompt)));
	}

	private static OpenAiChatOptions options(Endpoint endpoint, @Nullable String schema) {
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
		return new Probe("/models", "", List.of("Authorization", "Bearer " + endpoint.keyOrNone()));
	}

	/**
	 * A sleeper without threads: the vendor's own keeps one per client for retries.
	 */
	private static final class NoSleep implements Sleeper {

		@Override
		public void sleep(Duration duration) {
			throw new IllegalStateException("Nothing is retried here");
		}

		@Override
		public CompletableFuture<Void> sleepAsync(Duration duration) {
			throw new IllegalStateException("Nothing is retried here");
		}

		@Override
		public void close() {
		}

	}

}
