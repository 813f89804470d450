/**
 * Comparisons of the engine with its peers, and measurements of it under load, growth and
 * faults.
 */
@NullMarked
package dev.novadraw.benchmarks;

import org.jspecify.annotations.NullMarked;
