/**
 * Inspection of uploaded drawings by their bytes, without decoding them.
 */
@NullMarked
package dev.novadraw.gateway.upload;

import org.jspecify.annotations.NullMarked;
