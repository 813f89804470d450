/**
 * The programs that are measured over HTTP, and connections to them.
 */
@NullMarked
package dev.novadraw.benchmarks.app;

import org.jspecify.annotations.NullMarked;
