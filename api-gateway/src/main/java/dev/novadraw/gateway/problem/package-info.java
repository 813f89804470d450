/**
 * Problem responses: one format for every error, wherever it occurs.
 */
@NullMarked
package dev.novadraw.gateway.problem;

import org.jspecify.annotations.NullMarked;
