package dev.novadraw.queuemodel.search;

import java.util.List;

/**
 * A shortest sequence of steps from an empty system to a violated guarantee.
 *
 * @param promise the guarantee that the last step violates
 * @param steps the steps in order
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
