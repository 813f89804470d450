/**
 * The AI provider this worker talks to, and the ledger of what the calls cost.
 */
@NullMarked
package dev.novadraw.worker.ai;

import org.jspecify.annotations.NullMarked;
