/**
 * Progress of running jobs, for clients that follow them.
 */
@NullMarked
package dev.novadraw.engine.progress;

import org.jspecify.annotations.NullMarked;
