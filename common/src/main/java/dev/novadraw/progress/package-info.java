/**
 * How far running jobs are, for those who watch.
 */
@NullMarked
package dev.novadraw.progress;

import org.jspecify.annotations.NullMarked;
