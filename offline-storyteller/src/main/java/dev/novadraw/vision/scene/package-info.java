/**
 * A drawing as closed parts, heads and figures.
 */
@NullMarked
package dev.novadraw.vision.scene;

import org.jspecify.annotations.NullMarked;
