package dev.novadraw.worker.ai.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.genai.Client;
import com.google.genai.types.ClientOptions;
import com.google.genai.types.HttpOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.google.genai.GoogleGenAiChatModel;
import org.springframework.ai.google.genai.GoogleGenAiChatOptions;
import org.springframework.ai.google.genai.common.GoogleGenAiThinkingLevel;

import dev.novadraw.worker.ai.answer.AnswerFormat;
import dev.novadraw.worker.ai.http.Connection;
import dev.novadraw.worker.ai.http.RequestSetting;
import dev.novadraw.worker.ai.model.Reasoning;
import dev.novadraw.worker.ai.model.StructuredOutput;

/**
 * Google's Gemini API.
 */
public final class GoogleProtocol implements ProviderProtocol {

	private static final String CONFIG = "generationConfig";

	private static final List<RequestSetting> SETTINGS = List.of(
			RequestSetting.removable(List.of(CONFIG, "temperature"), "temperature"),
			RequestSetting.removable(List.of(CONFIG, "responseJsonSchema"), "responsejsonschema",
					"response_json_schema"),
			RequestSetting.removable(List.of(CONFIG, "responseSchema"), "responseschema", "response_schema"),
			RequestSetting.removable(List.of(CONFIG, "responseMimeType"), "responsemimetype", "response_mime_type",
					"json mode"),
			RequestSetting.removable(List.of(CONFIG, "thinkingConfig"), "thinkingconfig", "thinking_config",
					"thinking"),
			RequestSetting.required(List.of(CONFIG, "maxOutputTokens"), "maxoutputtokens", "max_output_tokens"));

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
		GoogleGenAiChatOptions.Builder options = GoogleGenAiChatOptions.builder()
			.model(endpoint.model())
			.temperature(endpoint.dials().temperature())
			.maxOutputTokens(endpoint.dials().maxTokens());
		if (schema != null) {
			format(options, endpoint.dials().structuredOutput(), schema);
		}
		think(options, endpoint.dials().reasoning());
		return (endpoint.dials().temperature() != null) ? options.build() : new GoogleOptions(options.build());
	}

	private static void format(GoogleGenAiChatOptions.Builder options, StructuredOutput wanted, String schema) {
		switch (wanted) {
			case AUTO, SCHEMA -> options.outputSchema(schema);
			case JSON -> options.responseMimeType("application/json");
			case NONE -> {
				// The prompt describes the schema.
			}
		}
	}

	private static void think(GoogleGenAiChatOptions.Builder options, Reasoning reasoning) {
		if (reasoning.isOff() || reasoning.hasBudget()) {
			options.thinkingBudget(reasoning.budget());
		}
		else if (reasoning.hasLevel()) {
			options.thinkingLevel(GoogleGenAiThinkingLevel.valueOf(reasoning.level().toUpperCase(Locale.ROOT)));
		}
	}

	@Override
	public List<String> reasoningLevels() {
		return List.of("none", "minimal", "low", "medium", "high");
	}

	@Override
	public boolean takesReasoningBudget() {
		return true;
	}

	@Override
	public AnswerFormat answerFormat() {
		return new GeminiAnswerFormat();
	}

	@Override
	public List<RequestSetting> settings() {
		return SETTINGS;
	}

	@Override
	public String address(String setting) {
		return ProviderAddress.normalize(setting, List.of("/v1beta/models", "/v1beta", "/v1"), "");
	}

	@Override
	public String modelName(String setting) {
		String name = setting.strip();
		return name.startsWith("models/") ? name.substring("models/".length()) : name;
	}

	@Override
	public Probe probe(Endpoint endpoint) {
		return new Probe("/v1beta/models/" + endpoint.model(), "", Map.of("x-goog-api-key", endpoint.keyOrNone()));
	}

}
