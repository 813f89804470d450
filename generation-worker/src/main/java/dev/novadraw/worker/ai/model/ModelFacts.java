package dev.novadraw.worker.ai.model;

import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Facts about a model; assumptions if it is unknown.
 *
 * @param name the name in requests
 * @param known false if these are assumptions
 * @param purpose what it is for
 * @param price what it costs
 * @param retires the day from which requests fail; null if none is announced
 * @param replacement the model to use instead; empty if there is no need
 * @param temperature true if a request may name a temperature
 * @param reasoning how much it is asked to think
 * @param reasoningLevels the levels that it takes; empty if unknown
 * @param structuredOutput how to ask it for JSON
 * @param pictures true if a request may contain pictures
 * @param audio true if a request may contain audio
 * @param languages the languages that it is known to write; empty if unknown
 */
public record ModelFacts(String name, boolean known, Purpose purpose, Price price, @Nullable LocalDate retires,
		String replacement, boolean temperature, Reasoning reasoning, Set<String> reasoningLevels,
		StructuredOutput structuredOutput, boolean pictures, boolean audio, Set<String> languages) {

	public ModelFacts {
		reasoningLevels = Set.copyOf(reasoningLevels);
		languages = Set.copyOf(languages);
	}

	/**
	 * Returns cautious assumptions about a model that is not listed. Without its price,
	 * it counts as the dearest, so that spend caps hold.
	 */
	static ModelFacts unknown(String name, Price dearest) {
		return new ModelFacts(name, false, Purpose.CHAT, dearest, null, "", false, Reasoning.UNSET, Set.of(),
				StructuredOutput.NONE, true, false, Set.of());
	}

	/**
	 * Returns true if it retires on this day or before.
	 */
	public boolean isRetired(LocalDate day) {
		return this.retires != null && !day.isBefore(this.retires);
	}

	/**
	 * Returns true if it retires within a number of days, or has retired.
	 */
	public boolean retiresWithin(LocalDate today, int days) {
		return isRetired(today.plusDays(days));
	}

	/**
	 * Returns true if a level of reasoning is not among those that it takes.
	 */
	public boolean refuses(Reasoning wanted) {
		return wanted.hasLevel() && !this.reasoningLevels.isEmpty() && !this.reasoningLevels.contains(wanted.level());
	}

	/**
	 * Returns true if it is known to write some languages, but not this one.
	 */
	public boolean lacks(String language) {
		return !this.languages.isEmpty() && !this.languages.contains(language);
	}

}
