/**
 * The life of a job: submit, claim, heartbeat, settle, retry and rescue, guarded by
 * statements that name the state they come from.
 */
@NullMarked
package dev.novadraw.engine.job;

import org.jspecify.annotations.NullMarked;
