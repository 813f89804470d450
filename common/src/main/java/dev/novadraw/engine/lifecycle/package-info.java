/**
 * The steps of a job's life: submission, claim, heartbeat, settlement, cancellation,
 * recovery.
 */
@NullMarked
package dev.novadraw.engine.lifecycle;

import org.jspecify.annotations.NullMarked;
