/**
 * Connection pools with a time limit for each request, and support for poolers in
 * transaction mode.
 */
@NullMarked
package dev.novadraw.engine.pool;

import org.jspecify.annotations.NullMarked;
