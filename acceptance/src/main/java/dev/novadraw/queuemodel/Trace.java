package dev.novadraw.queuemodel;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The history of a system according to its log.
 *
 * @param jobs the number of submitted jobs
 * @param open the number of jobs that have not ended
 * @param steps the number of times each step was made; a run without a step did not test
 * it
 * @param violations the deviations from the model, in words; empty if there are none
 */
public record Trace(long jobs, long open, Map<Transition, Long> steps, List<String> violations) {

	public Trace {
		Map<Transition, Long> all = new EnumMap<>(Transition.class);
		all.putAll(steps);
		steps = Collections.unmodifiableMap(all);
		violations = List.copyOf(violations);
	}

	/** Returns the number of times a step was made. */
	public long count(Transition step) {
		return this.steps.getOrDefault(step, 0L);
	}

}
