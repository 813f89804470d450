package dev.novadraw.queuemodel;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a system did, as its log tells it.
 *
 * @param jobs how many jobs it has taken in
 * @param open how many of them have not come to their end
 * @param steps how often each step was made: a run that never made a step did not test it
 * @param violations what the model does not allow, in words; empty when all is well
 */
public record Trace(long jobs, long open, Map<Transition, Long> steps, List<String> violations) {

	public Trace {
		Map<Transition, Long> all = new EnumMap<>(Transition.class);
		all.putAll(steps);
		steps = Collections.unmodifiableMap(all);
		violations = List.copyOf(violations);
	}

	/** How often a step was made. */
	public long count(Transition step) {
		return this.steps.getOrDefault(step, 0L);
	}

}
