/**
 * Inspection of JPEG files.
 */
@NullMarked
package dev.novadraw.gateway.upload.jpeg;

import org.jspecify.annotations.NullMarked;
