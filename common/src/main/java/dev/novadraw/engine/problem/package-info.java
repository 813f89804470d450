/**
 * What went wrong, in words and a stable code, wherever it is told: in a job, a response
 * or the ledger.
 */
@NullMarked
package dev.novadraw.engine.problem;

import org.jspecify.annotations.NullMarked;
