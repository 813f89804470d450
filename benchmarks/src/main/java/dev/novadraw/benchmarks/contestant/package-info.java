/**
 * The compared systems. Each runs the same jobs on the same servers with the same number
 * of slots, in its own JVM.
 */
@NullMarked
package dev.novadraw.benchmarks.contestant;

import org.jspecify.annotations.NullMarked;
