/**
 * Finds out what was uploaded as a drawing, from its bytes alone and without decoding it.
 */
@NullMarked
package dev.novadraw.gateway.upload;

import org.jspecify.annotations.NullMarked;
