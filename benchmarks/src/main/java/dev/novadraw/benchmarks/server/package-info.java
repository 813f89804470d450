/**
 * The durable servers that all contestants share, and the child processes beside them.
 */
@NullMarked
package dev.novadraw.benchmarks.server;

import org.jspecify.annotations.NullMarked;
