/**
 * The recognition of a few plain things in a drawing, by rules that prefer to see nothing
 * where they are not sure.
 */
@NullMarked
package dev.novadraw.vision.sight;

import org.jspecify.annotations.NullMarked;
