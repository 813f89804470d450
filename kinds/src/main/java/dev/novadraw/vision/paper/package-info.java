/**
 * Finds the paper of a drawing.
 */
@NullMarked
package dev.novadraw.vision.paper;

import org.jspecify.annotations.NullMarked;
