package dev.novadraw.worker.ai.wire;

import java.util.List;
import java.util.regex.Pattern;

import com.google.genai.Client;
import com.google.genai.types.ClientOptions;
import com.google.genai.types.HttpOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.google.genai.GoogleGenAiChatModel;
import org.springframework.ai.google.genai.GoogleGenAiChatOptions;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

import dev.novadraw.worker.ai.http.Connection;

/**
 * Google's Gemini API.
 */
public final class GoogleProtocol implements ProviderProtocol {

	private static final Pattern DECLINED = Pattern.compile(
			"\"blockReason\"|\"finishReason\"\\s*:\\s*\"(?:SAFETY|PROHIBITED_CONTENT|BLOCKLIST|SPII|RECITATION|IMAGE_SAFETY)\"");

	@Override
	public ChatModel model(Endpoint endpoint, Connection connection) {
		// This interceptor precedes the client's own, so that the client's retries see no
		// failure.
		ClientOptions options = ClientOptions.builder()
			.customHttpClient(connection.client().newBuilder().addInterceptor(connection).build())
			.build();
		Client client = Client.builder()
			.apiKey(endpoint.keyOrNone())
			.vertexAI(false)
			.httpOptions(HttpOptions.builder().baseUrl(endpoint.baseUrl()).build())
			.clientOptions(options)
			.build();
		return GoogleGenAiChatModel.builder()
			.genAiClient(client)
			.options(options(endpoint, null))
			.retryTemplate(new RetryTemplate(RetryPolicy.builder().maxRetries(0).build()))
			.build();
	}

	@Override
	public Prompt prompt(Endpoint endpoint, Prompt prompt) {
		return new Prompt(prompt.getInstructions(), options(endpoint, AnswerSchema.of(prompt)));
	}

	private static GoogleGenAiChatOptions options(Endpoint endpoint, @Nullable String schema) {
		return GoogleGenAiChatOptions.builder()
			.model(endpoint.model())
			.temperature(endpoint.temperature())
			.maxOutputTokens(endpoint.maxTokens())
			.outputSchema(schema)
			.build();
	}

	// Google's client fails on answers without content, and treats a missing finish
	// reason as success.
	@Override
	public FinishReason ending(String tail) {
		if (DECLINED.matcher(tail).find()) {
			return FinishReason.DECLINED;
		}
		return tail.contains("\"finishReason\"") ? FinishReason.AS_TOLD : FinishReason.CUT_OFF;
	}

	@Override
	public Probe probe(Endpoint endpoint) {
		return new Probe("/v1beta/models/" + endpoint.model(), "", List.of("x-goog-api-key", endpoint.keyOrNone()));
	}

}
