/**
 * Writes a story about an analyzed drawing without a model.
 */
@NullMarked
package dev.novadraw.narration;

import org.jspecify.annotations.NullMarked;
