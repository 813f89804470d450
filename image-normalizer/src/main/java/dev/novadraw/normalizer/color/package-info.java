/**
 * Conversion of the colours of files to sRGB.
 */
@NullMarked
package dev.novadraw.normalizer.color;

import org.jspecify.annotations.NullMarked;
