/**
 * The servers that all contestants share, durable, and the programs that are started
 * beside them.
 */
@NullMarked
package dev.novadraw.benchmarks.server;

import org.jspecify.annotations.NullMarked;
