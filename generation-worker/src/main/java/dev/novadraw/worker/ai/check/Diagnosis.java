package dev.novadraw.worker.ai.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.novadraw.worker.ai.model.Price;

/**
 * The result of examining a provider: its abilities, and what to change.
 *
 * @param provider the name of the provider
 * @param model the name of its model
 * @param results the results of the checks that were made
 * @param price what calls cost, or count as
 * @param retires the day from which the model is no longer available; null if none is
 * announced
 * @param problems what is wrong and what to change
 * @param notices what to know, although nothing is wrong
 */
public record Diagnosis(String provider, String model, Map<Capability, Result> results, Price price,
		@Nullable LocalDate retires, List<String> problems, List<String> notices) {

	public Diagnosis {
		results = Map.copyOf(results);
		problems = List.copyOf(problems);
		notices = List.copyOf(notices);
	}

	/**
	 * Returns the result of a check; {@code SKIPPED} if it was not made.
	 */
	public Result result(Capability capability) {
		return this.results.getOrDefault(capability, Result.SKIPPED);
	}

	public boolean isHealthy() {
		return this.problems.isEmpty();
	}

	/**
	 * The result of a check.
	 */
	public enum Result {

		/** It works. */
		YES,

		/** It does not work. */
		NO,

		/** It was not tried, because it is not used or an earlier check failed. */
		SKIPPED

	}

}
