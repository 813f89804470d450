package dev.novadraw.worker.ai.provider;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A provider's terms, and the agreements of the operator with it. The defaults of each
 * provider are in the settings, with their sources in {@code docs/providers.md}.
 *
 * @param minors the terms for services aimed at children
 * @param zeroRetention true if the provider stores nothing it receives, by design or by
 * contract
 * @param trainsOnData true if the provider may train models on the data it receives
 * @param region the region in which the provider processes data
 */
public record ProviderPolicy(@DefaultValue("forbidden") Minors minors, @DefaultValue("false") boolean zeroRetention,
		@DefaultValue("false") boolean trainsOnData, @DefaultValue("unknown") String region) {

	/**
	 * The terms for services aimed at children.
	 */
	public enum Minors {

		/** The terms exclude services for children. */
		FORBIDDEN,

		/** Services for children are allowed only with zero retention. */
		WITH_ZERO_RETENTION,

		/** Services for children are allowed. */
		ALLOWED

	}

	/**
	 * Returns true if data from services for this audience may be sent to the provider.
	 */
	public boolean permits(Audience audience) {
		return audience == Audience.GENERAL || (!this.trainsOnData && (this.minors == Minors.ALLOWED
				|| (this.minors == Minors.WITH_ZERO_RETENTION && this.zeroRetention)));
	}

}
