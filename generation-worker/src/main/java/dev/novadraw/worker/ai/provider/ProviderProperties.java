package dev.novadraw.worker.ai.provider;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;
import dev.novadraw.worker.ai.model.Dials;
import dev.novadraw.worker.ai.model.MaxTokensParameter;
import dev.novadraw.worker.ai.model.ModelFacts;
import dev.novadraw.worker.ai.model.PriceSettings;
import dev.novadraw.worker.ai.model.Reasoning;
import dev.novadraw.worker.ai.model.StructuredOutput;
import dev.novadraw.worker.ai.wire.Endpoint;

/**
 * Settings of one provider: address, model, price, limits and policy. What is not set
 * follows from what is known about the model.
 *
 * @param protocol the protocol of its API
 * @param baseUrl the base URL
 * @param apiKey the API key, or null if it needs none
 * @param keyVariable the environment variable that holds the key, for messages; empty if
 * no key is needed
 * @param model the provider's name for the model
 * @param moderationModel the moderation model for text and pictures; if empty, a chat
 * model moderates
 * @param moderationChatModel the chat model that moderates; if empty, the model
 * @param temperature the sampling temperature; null sends none
 * @param maxTokens the maximum length of one answer, in tokens
 * @param maxTokensParameter the name of that parameter in OpenAI's protocol
 * @param reasoning how much the model thinks; if empty, as known to be good
 * @param structuredOutput how to ask for JSON
 * @param timeLimit the timeout of one call
 * @param streaming true if answers are streamed
 * @param price the price, for the kinds in which it differs from what is known
 * @param limits the limits on calls
 * @param policy its terms
 */
public record ProviderProperties(ProtocolName protocol, @DefaultValue("") String baseUrl, @Nullable String apiKey,
		@DefaultValue("") String keyVariable, String model, @DefaultValue("") String moderationModel,
		@DefaultValue("") String moderationChatModel, @Nullable Double temperature, @DefaultValue("3000") int maxTokens,
		@DefaultValue("auto") MaxTokensParameter maxTokensParameter, @DefaultValue("") String reasoning,
		@DefaultValue("auto") StructuredOutput structuredOutput, @DefaultValue("55s") Duration timeLimit,
		@DefaultValue("true") boolean streaming, @DefaultValue PriceSettings price, @DefaultValue Limits limits,
		@DefaultValue ProviderPolicy policy) {

	public ProviderProperties {
		// An empty environment variable counts as not set.
		apiKey = (apiKey == null || apiKey.isBlank()) ? null : apiKey.strip();
		baseUrl = protocol.address(baseUrl);
		model = protocol.modelName(model);
		moderationChatModel = protocol.modelName(moderationChatModel);
		moderationModel = moderationModel.strip();
		reasoning = reasoning.strip();
	}

	/**
	 * Returns true if a required key is missing. Only https URLs require one: local
	 * servers over plain http work without a key.
	 */
	boolean lacksKey() {
		return this.apiKey == null && !this.keyVariable.isEmpty() && this.baseUrl.startsWith("https:");
	}

	void requireInRange(String setting) {
		Range.requireAtLeast(setting + ".max-tokens", this.maxTokens, 1);
		Range.requireAtLeast(setting + ".time-limit", this.timeLimit, Duration.ofMillis(1));
		Range.requireNotNegative(setting + ".temperature", (this.temperature != null) ? this.temperature : 0);
		this.price.requireInRange(setting + ".price");
		Range.requireAtLeast(setting + ".limits.concurrent", this.limits.concurrent(), 0);
		Range.requireAtLeast(setting + ".limits.requests-per-minute", this.limits.requestsPerMinute(), 0);
		Range.requireAtLeast(setting + ".limits.tokens-per-minute", this.limits.tokensPerMinute(), 0);
		if (!this.reasoning.isEmpty()) {
			Reasoning.read(setting + ".reasoning", this.reasoning);
		}
	}

	/**
	 * Returns what is known about the model.
	 */
	public ModelFacts facts() {
		return this.protocol.facts(this.model);
	}

	/**
	 * Returns these settings for the chat model that moderates. It is to be as
	 * predictable as the model permits.
	 */
	ProviderProperties moderating() {
		String moderator = this.moderationChatModel.isEmpty() ? this.model : this.moderationChatModel;
		ModelFacts facts = this.protocol.facts(moderator);
		// A model that is not listed may refuse it, and is then asked without.
		boolean takesTemperature = this.temperature != null || facts.temperature() || !facts.known();
		return new ProviderProperties(this.protocol, this.baseUrl, this.apiKey, this.keyVariable, moderator, "", "",
				takesTemperature ? 0.0 : null, this.maxTokens, this.maxTokensParameter, this.reasoning,
				this.structuredOutput, this.timeLimit, this.streaming,
				moderator.equals(this.model) ? this.price : PriceSettings.NONE, this.limits, this.policy);
	}

	public Endpoint endpoint() {
		return new Endpoint(this.baseUrl, this.apiKey, this.model, dials());
	}

	private Dials dials() {
		ModelFacts facts = facts();
		return new Dials(this.temperature, this.maxTokens,
				(this.maxTokensParameter != MaxTokensParameter.AUTO) ? this.maxTokensParameter
						: this.protocol.maxTokensParameter(this.baseUrl),
				this.reasoning.isEmpty() ? facts.reasoning() : Reasoning.read("reasoning", this.reasoning),
				(this.structuredOutput != StructuredOutput.AUTO) ? this.structuredOutput : facts.structuredOutput());
	}

	@Override
	public String toString() {
		return "ProviderProperties[%s, %s]".formatted(this.protocol, this.model);
	}

	/**
	 * Limits on calls to a provider; 0 means no limit. Limits per minute apply to the
	 * whole fleet, the limit of concurrent calls to each process.
	 *
	 * @param concurrent the maximum number of concurrent calls
	 * @param requestsPerMinute the maximum number of calls per minute
	 * @param tokensPerMinute the maximum number of tokens per minute, input and output
	 */
	public record Limits(@DefaultValue("0") int concurrent, @DefaultValue("0") int requestsPerMinute,
			@DefaultValue("0") int tokensPerMinute) {

	}

}
