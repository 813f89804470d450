/**
 * Decoders for picture files.
 */
@NullMarked
package dev.novadraw.vision.picture;

import org.jspecify.annotations.NullMarked;
