/**
 * Queries of jobs for their clients.
 */
@NullMarked
package dev.novadraw.engine.query;

import org.jspecify.annotations.NullMarked;
