/**
 * The measurements, one class each.
 */
@NullMarked
package dev.novadraw.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
