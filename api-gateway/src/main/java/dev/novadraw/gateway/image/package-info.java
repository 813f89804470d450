/**
 * Download and erasure of images.
 */
@NullMarked
package dev.novadraw.gateway.image;

import org.jspecify.annotations.NullMarked;
