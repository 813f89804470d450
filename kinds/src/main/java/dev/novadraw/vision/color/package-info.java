/**
 * Colours as children name them.
 */
@NullMarked
package dev.novadraw.vision.color;

import org.jspecify.annotations.NullMarked;
