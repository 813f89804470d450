/**
 * Moderation of input and output.
 */
@NullMarked
package dev.novadraw.worker.ai.moderation;

import org.jspecify.annotations.NullMarked;
