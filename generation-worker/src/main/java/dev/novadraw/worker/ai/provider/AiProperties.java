package dev.novadraw.worker.ai.provider;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;
import dev.novadraw.worker.ai.proxy.ProxySettings;

/**
 * Settings of the AI providers: their order, the clients they may serve, and the spend
 * caps.
 *
 * @param chain the names of the providers, in failover order
 * @param chains chains that replace {@code chain} for single kinds, by kind
 * @param moderation the names of the providers that moderate input and output; if empty,
 * the providers that generate moderate as well
 * @param providers all known providers, by name
 * @param generalAudience the clients whose services are not for children; {@code *} for
 * all
 * @param spendCap the spend caps
 * @param breaker the settings of the circuit breakers
 * @param partialText the text that is shown while it is being written
 * @param offlineDelay the time that the offline model takes for an answer, to simulate a
 * real model
 * @param proxy the proxy through which providers are called
 */
@ConfigurationProperties("nova.ai")
public record AiProperties(@DefaultValue("offline") List<String> chain, @DefaultValue Map<String, List<String>> chains,
		@DefaultValue List<String> moderation, @DefaultValue Map<String, ProviderProperties> providers,
		@DefaultValue Set<String> generalAudience, @DefaultValue SpendCap spendCap, @DefaultValue Breaker breaker,
		@DefaultValue("moderated") PartialText partialText, @DefaultValue("0s") Duration offlineDelay,
		@DefaultValue ProxySettings proxy) {

	private static final String PROVIDERS = "nova.ai.providers.";

	public AiProperties {
		providers.forEach((name, provider) -> provider.requireInRange(PROVIDERS + name));
		Range.requireAtLeast("nova.ai.offline-delay", offlineDelay, Duration.ZERO);
	}

	public List<String> chain(String kind) {
		return this.chains.getOrDefault(kind, this.chain);
	}

	/**
	 * Returns the default chain and those of single kinds.
	 */
	public Stream<List<String>> allChains() {
		return Stream.concat(Stream.of(this.chain), this.chains.values().stream());
	}

	/**
	 * Returns the names of all providers that may be called, without duplicates.
	 */
	public List<String> inUse() {
		return Stream.concat(allChains(), Stream.of(this.moderation)).flatMap(List::stream).distinct().toList();
	}

	public ProviderProperties provider(String name) {
		ProviderProperties provider = this.providers.get(name);
		if (provider == null) {
			throw new IllegalStateException("There is no AI provider '%s': NOVA_AI_PROVIDER takes %s".formatted(name,
					String.join(", ", this.providers.keySet().stream().sorted().toList())));
		}
		if (provider.lacksKey()) {
			throw new IllegalStateException("The AI provider '%s' needs a key: set %s, or NOVA_AI_PROVIDER=offline"
				.formatted(name, provider.keyVariable()));
		}
		return provider;
	}

	/**
	 * Checks that every provider in use exists, has its key and can be called, and that
	 * the offline model does not moderate.
	 * @throws IllegalStateException if one of them cannot be used; the message names the
	 * setting to change
	 * @throws IllegalArgumentException if a setting is invalid
	 */
	public void requireUsable() {
		inUse().forEach((name) -> ProviderSettingsCheck.requireUsable(PROVIDERS + name, provider(name)));
		if (inUse().stream().map(this::provider).anyMatch((one) -> one.protocol() != ProtocolName.OFFLINE)) {
			this.proxy.requireUsable("nova.ai.proxy.url");
		}
		if (this.moderation.stream().map(this::provider).anyMatch((one) -> one.protocol() == ProtocolName.OFFLINE)) {
			throw new IllegalStateException("The offline model cannot moderate: remove it from NOVA_AI_MODERATION");
		}
	}

	public Audience audience(String client) {
		return (this.generalAudience.contains("*") || this.generalAudience.contains(client)) ? Audience.GENERAL
				: Audience.CHILDREN;
	}

	@Override
	public String toString() {
		return "AiProperties[chain=%s]".formatted(this.chain);
	}

	/**
	 * Caps on spending, in US dollars; 0 means no cap. A call that might exceed a cap is
	 * not made. Days are UTC days.
	 *
	 * @param job the cap for one job over all its attempts
	 * @param clientDay the cap for all jobs of one client in a day
	 * @param day the cap for all jobs in a day
	 */
	public record SpendCap(@DefaultValue("0") double job, @DefaultValue("0") double clientDay,
			@DefaultValue("0") double day) {

		public SpendCap {
			Range.requireNotNegative("nova.ai.spend-cap.job", job);
			Range.requireNotNegative("nova.ai.spend-cap.client-day", clientDay);
			Range.requireNotNegative("nova.ai.spend-cap.day", day);
		}

	}

	/**
	 * Settings of the circuit breaker of a provider.
	 *
	 * @param window the number of calls in the sliding window
	 * @param minCalls the minimum number of calls before the breaker can open
	 * @param failures the failure rate that opens the breaker, in percent
	 * @param rest the time that the breaker stays open, also the wait after a rate-limit
	 * response that does not name one
	 */
	public record Breaker(@DefaultValue("20") int window, @DefaultValue("10") int minCalls,
			@DefaultValue("50") int failures, @DefaultValue("15s") Duration rest) {

		public Breaker {
			Range.requireAtLeast("nova.ai.breaker.window", window, 1);
			Range.requireAtLeast("nova.ai.breaker.min-calls", minCalls, 1);
			Range.require("nova.ai.breaker.failures", failures, 1, 100);
			Range.requireAtLeast("nova.ai.breaker.rest", rest, Duration.ofMillis(1));
		}

	}

}
