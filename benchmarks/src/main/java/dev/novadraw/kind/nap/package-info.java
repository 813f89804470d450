/**
 * A kind that only takes its time, as calls of AI providers do.
 */
@NullMarked
package dev.novadraw.kind.nap;

import org.jspecify.annotations.NullMarked;
