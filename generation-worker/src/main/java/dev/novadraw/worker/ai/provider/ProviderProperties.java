package dev.novadraw.worker.ai.provider;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.HttpAddress;
import dev.novadraw.engine.setting.Range;
import dev.novadraw.worker.ai.wire.Endpoint;

/**
 * A provider: where it is, which model to use, what it costs and what it may be used for.
 *
 * @param protocol how it is talked to
 * @param baseUrl where it is
 * @param apiKey the key, if it wants one
 * @param keyVariable the environment variable that holds the key, for messages; empty
 * when it needs none
 * @param model its name of the model
 * @param moderationModel its model that judges text and pictures; empty lets the model
 * itself judge
 * @param temperature how freely the model writes; empty for models that don't let one
 * choose
 * @param maxTokens the most it may write in one answer
 * @param timeLimit how long one call may take
 * @param streaming whether it is asked to send its answer while it writes
 * @param price what its tokens cost
 * @param limits how much it may be asked at a time
 * @param policy what its terms allow
 */
public record ProviderProperties(ProtocolName protocol, @DefaultValue("") String baseUrl, @Nullable String apiKey,
		@DefaultValue("") String keyVariable, String model, @DefaultValue("") String moderationModel,
		@Nullable Double temperature, @DefaultValue("3000") int maxTokens, @DefaultValue("55s") Duration timeLimit,
		@DefaultValue("true") boolean streaming, @DefaultValue Price price, @DefaultValue Limits limits,
		@DefaultValue ProviderPolicy policy) {

	public ProviderProperties {
		// An environment variable that is set but empty means that it is not set.
		apiKey = (apiKey == null || apiKey.isBlank()) ? null : apiKey.strip();
	}

	/**
	 * Servers in one's own house, where nobody asks for https, do without.
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
		return "ProviderSettings[%s, %s]".formatted(this.protocol, this.model);
	}

	/**
	 * What a million tokens cost, in US dollars.
	 *
	 * @param input of what is sent
	 * @param output of what is written
	 */
	public record Price(@DefaultValue("0") double input, @DefaultValue("0") double output) {

		boolean isPaid() {
			return this.input > 0 || this.output > 0;
		}

		/**
		 * In millionths of a dollar: the price of a million tokens in dollars is that of
		 * one token in millionths.
		 */
		public long micros(long inputTokens, long outputTokens) {
			return Math.round(inputTokens * this.input + outputTokens * this.output);
		}

	}

	/**
	 * How much a provider may be asked; 0 is without limit. Those a minute hold for the
	 * whole fleet, the other for each process.
	 *
	 * @param concurrent calls at a time
	 * @param requestsPerMinute calls a minute
	 * @param tokensPerMinute tokens a minute, sent and written
	 */
	public record Limits(@DefaultValue("0") int concurrent, @DefaultValue("0") int requestsPerMinute,
			@DefaultValue("0") int tokensPerMinute) {

	}

}
