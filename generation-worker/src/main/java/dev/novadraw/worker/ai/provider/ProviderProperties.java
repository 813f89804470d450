package dev.novadraw.worker.ai.provider;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.HttpAddress;
import dev.novadraw.engine.setting.Range;
import dev.novadraw.worker.ai.wire.Endpoint;

/**
 * Settings of one provider: address, model, price, limits and policy.
 *
 * @param protocol the protocol of its API
 * @param baseUrl the base URL
 * @param apiKey the API key, or null if it needs none
 * @param keyVariable the environment variable that holds the key, for messages; empty if
 * no key is needed
 * @param model the provider's name for the model
 * @param moderationModel the moderation model for text and pictures; if empty, the chat
 * model moderates
 * @param temperature the sampling temperature; null for models that do not accept one
 * @param maxTokens the maximum length of one answer, in tokens
 * @param timeLimit the timeout of one call
 * @param streaming true if answers are streamed
 * @param price the price of its tokens
 * @param limits the limits on calls
 * @param policy its terms
 */
public record ProviderProperties(ProtocolName protocol, @DefaultValue("") String baseUrl, @Nullable String apiKey,
		@DefaultValue("") String keyVariable, String model, @DefaultValue("") String moderationModel,
		@Nullable Double temperature, @DefaultValue("3000") int maxTokens, @DefaultValue("55s") Duration timeLimit,
		@DefaultValue("true") boolean streaming, @DefaultValue Price price, @DefaultValue Limits limits,
		@DefaultValue ProviderPolicy policy) {

	public ProviderProperties {
		// An empty environment variable counts as not set.
		apiKey = (apiKey == null || apiKey.isBlank()) ? null : apiKey.strip();
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
		Range.requireNotNegative(setting + ".price.input", this.price.input());
		Range.requireNotNegative(setting + ".price.output", this.price.output());
		Range.requireAtLeast(setting + ".limits.concurrent", this.limits.concurrent(), 0);
		Range.requireAtLeast(setting + ".limits.requests-per-minute", this.limits.requestsPerMinute(), 0);
		Range.requireAtLeast(setting + ".limits.tokens-per-minute", this.limits.tokensPerMinute(), 0);
	}

	void requireUrl(String setting) {
		if (this.protocol != ProtocolName.OFFLINE) {
			HttpAddress.require(setting + ".base-url", this.baseUrl);
		}
	}

	public Endpoint endpoint() {
		return new Endpoint(this.baseUrl, this.apiKey, this.model, this.temperature, this.maxTokens);
	}

	@Override
	public String toString() {
		return "ProviderProperties[%s, %s]".formatted(this.protocol, this.model);
	}

	/**
	 * The price of a million tokens, in US dollars.
	 *
	 * @param input the price of input tokens
	 * @param output the price of output tokens
	 */
	public record Price(@DefaultValue("0") double input, @DefaultValue("0") double output) {

		boolean isPaid() {
			return this.input > 0 || this.output > 0;
		}

		/**
		 * Returns the price in millionths of a dollar: the price of a million tokens in
		 * dollars equals the price of one token in millionths.
		 */
		public long micros(long inputTokens, long outputTokens) {
			return Math.round(inputTokens * this.input + outputTokens * this.output);
		}

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
