/**
 * Shared parts of the inspectors of all image formats.
 */
@NullMarked
package dev.novadraw.gateway.upload.file;

import org.jspecify.annotations.NullMarked;
