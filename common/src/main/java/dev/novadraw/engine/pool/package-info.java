/**
 * Connection pools with a time limit for each request, for poolers in transaction mode
 * too.
 */
@NullMarked
package dev.novadraw.engine.pool;

import org.jspecify.annotations.NullMarked;
