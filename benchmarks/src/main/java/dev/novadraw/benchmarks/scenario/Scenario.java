package dev.novadraw.benchmarks.scenario;

import dev.novadraw.benchmarks.report.Section;

/**
 * A question about the engine that is answered by measuring.
 */
public interface Scenario {

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
	Section run(Stand stand);

}
