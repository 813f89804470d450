/**
 * The loads that are applied to contestants, each in its own JVM.
 */
@NullMarked
package dev.novadraw.benchmarks.load;

import org.jspecify.annotations.NullMarked;
