/**
 * Tells a story about what was seen, in English and German, the same each time for the
 * same drawing and wish.
 */
@NullMarked
package dev.novadraw.worker.offline.telling;

import org.jspecify.annotations.NullMarked;
