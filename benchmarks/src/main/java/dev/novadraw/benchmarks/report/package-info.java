/**
 * Reports of the results, for the terminal and for a file of the documentation.
 */
@NullMarked
package dev.novadraw.benchmarks.report;

import org.jspecify.annotations.NullMarked;
