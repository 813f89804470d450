package dev.novadraw.benchmarks.scenario;

import dev.novadraw.benchmarks.report.Section;

/**
 * A question that a measurement answers.
 *
 * @param <S> the environment of the measurement
 */
public interface Scenario<S> {

	/**
	 * Returns its name on the command line.
	 */
	String name();

	/**
	 * Returns the question, in one line.
	 */
	String question();

	/**
	 * Runs the measurement.
	 */
	Section run(S stand);

}
