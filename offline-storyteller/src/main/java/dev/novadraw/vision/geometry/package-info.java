/**
 * Points, lines and areas of a picture.
 */
@NullMarked
package dev.novadraw.vision.geometry;

import org.jspecify.annotations.NullMarked;
