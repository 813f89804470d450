/**
 * Inspection of PNG files.
 */
@NullMarked
package dev.novadraw.gateway.upload.png;

import org.jspecify.annotations.NullMarked;
