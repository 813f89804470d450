package dev.novadraw.benchmarks.scenario;

import dev.novadraw.benchmarks.report.Section;

/**
 * A question that is answered by measuring.
 *
 * @param <S> where it is measured
 */
public interface Scenario<S> {

	/**
	 * Its name on the command line.
	 */
	String name();

	/**
	 * The question, in a line.
	 */
	String question();

	/**
	 * Measures.
	 */
	Section run(S stand);

}
