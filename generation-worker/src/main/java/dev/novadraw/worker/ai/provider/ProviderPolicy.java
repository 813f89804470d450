package dev.novadraw.worker.ai.provider;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a provider's terms allow, and what the operator has agreed with it. The defaults
 * of each provider are in the settings, with their sources in {@code docs/providers.md}.
 *
 * @param minors whether services for children may use it
 * @param zeroRetention whether it keeps nothing of what it is sent, by nature or by
 * contract
 * @param trainsOnData whether it may learn from what it is sent
 * @param region where it works
 */
public record ProviderPolicy(@DefaultValue("forbidden") Minors minors, @DefaultValue("false") boolean zeroRetention,
		@DefaultValue("false") boolean trainsOnData, @DefaultValue("unknown") String region) {

	/**
	 * Whether services for children may use a provider.
	 */
	public enum Minors {

		/** Its terms exclude them. */
		FORBIDDEN,

		/** Only when it keeps nothing of what it is sent. */
		WITH_ZERO_RETENTION,

		/** They may. */
		ALLOWED

	}

	/**
	 * Whether what such an audience sends may go there.
	 */
	public boolean permits(Audience audience) {
		return audience == Audience.GENERAL || (!this.trainsOnData && (this.minors == Minors.ALLOWED
				|| (this.minors == Minors.WITH_ZERO_RETENTION && this.zeroRetention)));
	}

}
