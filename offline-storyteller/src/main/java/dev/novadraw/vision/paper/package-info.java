/**
 * The detection of a drawing's paper.
 */
@NullMarked
package dev.novadraw.vision.paper;

import org.jspecify.annotations.NullMarked;
