/**
 * Finds the shapes of a drawing and their colours.
 */
@NullMarked
package dev.novadraw.vision.shape;

import org.jspecify.annotations.NullMarked;
