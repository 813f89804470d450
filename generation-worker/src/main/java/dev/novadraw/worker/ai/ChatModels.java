package dev.novadraw.worker.ai;

import java.net.http.HttpClient;
import java.time.Duration;

import com.anthropic.models.messages.Model;

import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.ollama.OllamaChatModel;
import org.springframework.ai.ollama.api.OllamaApi;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import dev.novadraw.worker.offline.OfflineChatModel;

/**
 * Builds the chat model of the configured provider, and only that one. Every retry of
 * SDKs and libraries is off: jobs are retried in one place, and layers of retries
 * multiply.
 */
final class ChatModels {

	private static final Duration CONNECT_TIME_LIMIT = Duration.ofSeconds(10);

	private final AiSettings settings;

	ChatModels(AiSettings settings) {
		this.settings = settings;
	}

	ChatModel create() {
		return new BookedChatModel(this.settings.provider().id(), switch (this.settings.provider()) {
			case OFFLINE -> new OfflineChatModel(this.settings.offlineDelay());
			case OPENAI -> openAi();
			case ANTHROPIC -> anthropic();
			case OLLAMA -> ollama();
		});
	}

	private ChatModel openAi() {
		OpenAiChatOptions options = OpenAiChatOptions.builder()
			.baseUrl(this.settings.baseUrl())
			.apiKey(openAiKey())
			.model(this.settings.modelOr("gpt-4o"))
			.temperature(this.settings.temperature())
			.maxCompletionTokens(this.settings.maxTokens())
			.timeout(this.settings.timeLimit())
			.maxRetries(0)
			.build();
		return OpenAiChatModel.builder().options(options).build();
	}

	// Servers that speak the protocol without being OpenAI often want no key, but the SDK
	// wants one.
	private String openAiKey() {
		boolean elsewhere = this.settings.baseUrl() != null;
		return (elsewhere && this.settings.openaiApiKey() == null) ? "none"
				: this.settings.required(this.settings.openaiApiKey(), "OPENAI_API_KEY");
	}

	private ChatModel anthropic() {
		AnthropicChatOptions options = AnthropicChatOptions.builder()
			.baseUrl(this.settings.baseUrl())
			.apiKey(this.settings.required(this.settings.anthropicApiKey(), "ANTHROPIC_API_KEY"))
			.model(Model.of(this.settings.modelOr("claude-sonnet-4-5")))
			.temperature(this.settings.temperature())
			.maxTokens(this.settings.maxTokens())
			.timeout(this.settings.timeLimit())
			.maxRetries(0)
			.build();
		return AnthropicChatModel.builder().options(options).build();
	}

	private ChatModel ollama() {
		String baseUrl = this.settings.baseUrl();
		OllamaApi api = OllamaApi.builder()
			.baseUrl((baseUrl != null) ? baseUrl : "http://127.0.0.1:11434")
			.restClientBuilder(RestClient.builder().requestFactory(requestFactory()))
			.build();
		OllamaChatOptions options = OllamaChatOptions.builder()
			.model(this.settings.modelOr("llama3.2-vision"))
			.temperature(this.settings.temperature())
			.numPredict(this.settings.maxTokens())
			.build();
		return OllamaChatModel.builder()
			.ollamaApi(api)
			.options(options)
			.retryTemplate(new RetryTemplate(RetryPolicy.builder().maxRetries(0).build()))
			.build();
	}

	private JdkClientHttpRequestFactory requestFactory() {
		JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(
				HttpClient.newBuilder().connectTimeout(CONNECT_TIME_LIMIT).build());
		factory.setReadTimeout(this.settings.timeLimit());
		return factory;
	}

}
