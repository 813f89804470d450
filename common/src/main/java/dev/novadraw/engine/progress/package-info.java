/**
 * How far running jobs are, for those who watch.
 */
@NullMarked
package dev.novadraw.engine.progress;

import org.jspecify.annotations.NullMarked;
