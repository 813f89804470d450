/**
 * A kind that only waits, as calls of AI providers do.
 */
@NullMarked
package dev.novadraw.kind.nap;

import org.jspecify.annotations.NullMarked;
