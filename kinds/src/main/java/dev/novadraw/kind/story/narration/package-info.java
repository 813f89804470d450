/**
 * The offline answer of the kind: a story about the visible parts of a drawing, in
 * English and German, the same each time for the same drawing and options.
 */
@NullMarked
package dev.novadraw.kind.story.narration;

import org.jspecify.annotations.NullMarked;
