/**
 * Colours by the names children use.
 */
@NullMarked
package dev.novadraw.vision.color;

import org.jspecify.annotations.NullMarked;
