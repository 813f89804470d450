/**
 * What the inspectors of all image formats share.
 */
@NullMarked
package dev.novadraw.gateway.upload.file;

import org.jspecify.annotations.NullMarked;
