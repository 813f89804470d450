/**
 * Takes jobs that were hinted at, makes attempts at them on virtual threads, and settles
 * what came of each.
 */
@NullMarked
package dev.novadraw.worker;

import org.jspecify.annotations.NullMarked;
