package dev.novadraw.worker.ai.wire;

import java.util.Map;
import java.util.regex.Pattern;

import com.google.genai.Client;
import com.google.genai.types.ClientOptions;
import com.google.genai.types.HttpOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.google.genai.GoogleGenAiChatModel;
import org.springframework.ai.google.genai.GoogleGenAiChatOptions;

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
			.retryTemplate(NoRetries.TEMPLATE)
			.build();
	}

	@Override
	public GoogleGenAiChatOptions options(Endpoint endpoint, @Nullable String schema) {
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
	public FinishReason finishReason(String tail) {
		if (DECLINED.matcher(tail).find()) {
			return FinishReason.DECLINED;
		}
		return tail.contains("\"finishReason\"") ? FinishReason.AS_REPORTED : FinishReason.CUT_OFF;
	}

	@Override
	public Probe probe(Endpoint endpoint) {
		return new Probe("/v1beta/models/" + endpoint.model(), "", Map.of("x-goog-api-key", endpoint.keyOrNone()));
	}

}
