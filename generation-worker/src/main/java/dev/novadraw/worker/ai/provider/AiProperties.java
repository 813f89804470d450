package dev.novadraw.worker.ai.provider;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;

/**
 * Which AI providers to use, in which order, for whom and for how much.
 *
 * @param chain names of providers in the order in which they are asked
 * @param chains other chains, by the kind of job they are for
 * @param moderation names of providers that judge what comes in and goes out; empty for
 * those that are asked anyway
 * @param providers all that are known, by name
 * @param generalAudience clients whose services are not for children; {@code *} for all
 * @param spendCap what may be spent
 * @param breaker when a provider is given a rest, and how long
 * @param partialText what may be seen before it is finished
 * @param offlineDelay how long the offline model takes over a story, to rehearse what a
 * real one is like
 */
@ConfigurationProperties("nova.ai")
public record AiProperties(@DefaultValue("offline") List<String> chain, @DefaultValue Map<String, List<String>> chains,
		@DefaultValue List<String> moderation, @DefaultValue Map<String, ProviderProperties> providers,
		@DefaultValue Set<String> generalAudience, @DefaultValue SpendCap spendCap, @DefaultValue Breaker breaker,
		@DefaultValue("judged") PartialText partialText, @DefaultValue("0s") Duration offlineDelay) {

	private static final String PROVIDERS = "nova.ai.providers.";

	public AiProperties {
		providers.forEach((name, provider) -> provider.requireInRange(PROVIDERS + name));
		Range.requireAtLeast("nova.ai.offline-delay", offlineDelay, Duration.ZERO);
	}

	public List<String> chain(String kind) {
		return this.chains.getOrDefault(kind, this.chain);
	}

	Stream<List<String>> allChains() {
		return Stream.concat(Stream.of(this.chain), this.chains.values().stream());
	}

	/**
	 * The names of all providers that may be asked.
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
	 * Refuses, in a sentence, providers that do not exist, that lack their key, or that
	 * cannot do what they are chosen for.
	 */
	public void requireUsable() {
		inUse().forEach((name) -> provider(name).requireUrl(PROVIDERS + name));
		if (this.moderation.stream().map(this::provider).anyMatch((one) -> one.protocol() == ProtocolName.OFFLINE)) {
			throw new IllegalStateException(
					"The offline model cannot judge anything: take it out of NOVA_AI_MODERATION");
		}
	}

	public Audience audience(String client) {
		return (this.generalAudience.contains("*") || this.generalAudience.contains(client)) ? Audience.GENERAL
				: Audience.CHILDREN;
	}

	@Override
	public String toString() {
		return "AiSettings[chain=%s]".formatted(this.chain);
	}

	/**
	 * What may be spent, in US dollars; 0 is without limit. The next call that might go
	 * beyond is not made. Days are those of UTC.
	 *
	 * @param job for one job over all its attempts
	 * @param clientDay for all jobs of a client in a day
	 * @param day for all jobs in a day
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
	 * When a provider is given a rest.
	 *
	 * @param window how many calls are looked back at
	 * @param least after how many it may be
	 * @param failures the share of them that failed, in percent
	 * @param rest how long
	 */
	public record Breaker(@DefaultValue("20") int window, @DefaultValue("10") int least,
			@DefaultValue("50") int failures, @DefaultValue("15s") Duration rest) {

		public Breaker {
			Range.requireAtLeast("nova.ai.breaker.window", window, 1);
			Range.requireAtLeast("nova.ai.breaker.least", least, 1);
			Range.require("nova.ai.breaker.failures", failures, 1, 100);
			Range.requireAtLeast("nova.ai.breaker.rest", rest, Duration.ofMillis(1));
		}

	}

}
