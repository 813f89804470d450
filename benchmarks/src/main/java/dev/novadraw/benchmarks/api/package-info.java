/**
 * Measurements of the gateway, and their tools.
 */
@NullMarked
package dev.novadraw.benchmarks.api;

import org.jspecify.annotations.NullMarked;
