/**
 * A decoder for the lossless parts of WebP files: whole pictures, and the alpha channel
 * of lossy ones. The work is proportional to the number of pixels, whatever the file
 * contains.
 */
@NullMarked
package dev.novadraw.normalizer.webp;

import org.jspecify.annotations.NullMarked;
