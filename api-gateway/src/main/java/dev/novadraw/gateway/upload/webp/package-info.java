/**
 * Inspection of WebP files.
 */
@NullMarked
package dev.novadraw.gateway.upload.webp;

import org.jspecify.annotations.NullMarked;
