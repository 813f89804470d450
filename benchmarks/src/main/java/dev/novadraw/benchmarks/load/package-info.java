/**
 * What contestants are put through, each in a JVM of its own.
 */
@NullMarked
package dev.novadraw.benchmarks.load;

import org.jspecify.annotations.NullMarked;
