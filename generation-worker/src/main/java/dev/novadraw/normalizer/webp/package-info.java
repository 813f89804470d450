/**
 * Decodes what is lossless in WebP files: whole pictures, and the transparency of others.
 * The work is in proportion to the number of pixels, whatever the file says.
 */
@NullMarked
package dev.novadraw.normalizer.webp;

import org.jspecify.annotations.NullMarked;
