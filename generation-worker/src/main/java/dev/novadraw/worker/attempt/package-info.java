/**
 * Attempts at jobs, and the settlement of their outcomes.
 */
@NullMarked
package dev.novadraw.worker.attempt;

import org.jspecify.annotations.NullMarked;
