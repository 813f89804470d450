/**
 * Connected parts of a drawing and their geometry.
 */
@NullMarked
package dev.novadraw.vision.region;

import org.jspecify.annotations.NullMarked;
