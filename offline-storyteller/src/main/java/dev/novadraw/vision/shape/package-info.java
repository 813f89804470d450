/**
 * The detection of a drawing's shapes and their colours.
 */
@NullMarked
package dev.novadraw.vision.shape;

import org.jspecify.annotations.NullMarked;
