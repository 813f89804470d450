/**
 * The sheet of paper in a photo: its four edges, the light on it, and its picture without
 * the table.
 */
@NullMarked
package dev.novadraw.vision.sheet;

import org.jspecify.annotations.NullMarked;
