/**
 * Dispatch: the rules for queued jobs, the hints to workers, and the fleet.
 */
@NullMarked
package dev.novadraw.engine.dispatch;

import org.jspecify.annotations.NullMarked;
