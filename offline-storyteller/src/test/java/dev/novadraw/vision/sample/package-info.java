/**
 * Drawings and photos of drawings, made in code and the same in every run.
 */
@NullMarked
package dev.novadraw.vision.sample;

import org.jspecify.annotations.NullMarked;
