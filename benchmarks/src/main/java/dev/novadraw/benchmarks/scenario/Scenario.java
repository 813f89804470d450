package dev.novadraw.benchmarks.scenario;

import dev.novadraw.benchmarks.report.Section;

/**
 * A question that a measurement answers.
 *
 * @param <S> the environment of the measurement
 */
public abstract class Scenario<S> {

	private final String name;

	private final String question;

	/**
	 * Creates a scenario.
	 * @param name the name on the command line
	 * @param question the question, in one line
	 */
	protected Scenario(String name, String question) {
		this.name = name;
		this.question = question;
	}

	public final String name() {
		return this.name;
	}

	public final String question() {
		return this.question;
	}

	/**
	 * Runs the measurement.
	 */
	public abstract Section run(S stand);

}
