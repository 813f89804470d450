package dev.novadraw.queuemodel.search;

import java.util.List;

/**
 * How a promise gets broken, step by step from an empty system. There is no shorter way.
 *
 * @param promise what is broken at the end
 * @param steps what happens until then
 */
public record CounterExample(String promise, List<String> steps) {

	public CounterExample {
		steps = List.copyOf(steps);
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(this.promise).append(", after");
		for (int i = 0; i < this.steps.size(); i++) {
			text.append(System.lineSeparator()).append("%4d. %s".formatted(i + 1, this.steps.get(i)));
		}
		return text.toString();
	}

}
