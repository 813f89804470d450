/**
 * The engine beside its peers, and beside itself under load, growth and faults.
 */
@NullMarked
package dev.novadraw.benchmarks;

import org.jspecify.annotations.NullMarked;
