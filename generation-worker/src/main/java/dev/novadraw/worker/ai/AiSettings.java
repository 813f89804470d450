package dev.novadraw.worker.ai;

import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which AI provider to use and how.
 *
 * @param provider {@code offline}, {@code openai} (and everything that speaks its
 * protocol), {@code anthropic} or {@code ollama}
 * @param model the provider's name of the model; each provider has a default
 * @param baseUrl where the provider is, if not at its usual place
 * @param openaiApiKey the key for {@code openai}; other servers of its protocol may do
 * without
 * @param anthropicApiKey the key for {@code anthropic}
 * @param temperature how freely the model writes
 * @param maxTokens the most it may write in one answer
 * @param timeLimit how long one call may take
 * @param offlineDelay how long the offline model takes over a story, to rehearse what a
 * real one is like
 */
@ConfigurationProperties("nova.ai")
record AiSettings(@DefaultValue("offline") Provider provider, @Nullable String model, @Nullable String baseUrl,
		@Nullable String openaiApiKey, @Nullable String anthropicApiKey, @DefaultValue("0.8") double temperature,
		@DefaultValue("3000") int maxTokens, @DefaultValue("80s") Duration timeLimit,
		@DefaultValue("0s") Duration offlineDelay) {

	AiSettings {
		model = blankToNull(model);
		baseUrl = blankToNull(baseUrl);
		openaiApiKey = blankToNull(openaiApiKey);
		anthropicApiKey = blankToNull(anthropicApiKey);
	}

	enum Provider {

		OFFLINE, OPENAI, ANTHROPIC, OLLAMA;

		/** Its name in settings, ledger and rules. */
		String id() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	// An environment variable that is set but empty means that it is not set.
	private static @Nullable String blankToNull(@Nullable String value) {
		return (value == null || value.isBlank()) ? null : value.strip();
	}

	String modelOr(String usual) {
		return (this.model != null) ? this.model : usual;
	}

	/**
	 * A key that is needed, or words that say how to set it.
	 */
	String required(@Nullable String key, String variable) {
		if (key == null) {
			throw new IllegalStateException("The AI provider '%s' needs a key: set %s, or NOVA_AI_PROVIDER=offline"
				.formatted(this.provider.id(), variable));
		}
		return key;
	}

	@Override
	public String toString() {
		return "AiSettings[provider=%s, model=%s]".formatted(this.provider, this.model);
	}

}
