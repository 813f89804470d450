/**
 * Questions about the gateway, and what is needed to answer them.
 */
@NullMarked
package dev.novadraw.benchmarks.api;

import org.jspecify.annotations.NullMarked;
