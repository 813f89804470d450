/**
 * What was measured, for people: on the terminal and in a file of the documentation.
 */
@NullMarked
package dev.novadraw.benchmarks.report;

import org.jspecify.annotations.NullMarked;
