/**
 * Looks at a drawing: paper, colours, shapes and where they are, without claiming to know
 * what they show.
 */
@NullMarked
package dev.novadraw.worker.offline.seeing;

import org.jspecify.annotations.NullMarked;
