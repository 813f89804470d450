/**
 * Descriptions of failures, in jobs, responses and the ledger.
 */
@NullMarked
package dev.novadraw.engine.problem;

import org.jspecify.annotations.NullMarked;
