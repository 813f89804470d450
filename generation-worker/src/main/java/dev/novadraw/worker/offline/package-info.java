/**
 * The storyteller that needs no network: it looks at the pixels of a drawing and tells
 * what it saw as a story.
 */
@NullMarked
package dev.novadraw.worker.offline;

import org.jspecify.annotations.NullMarked;
