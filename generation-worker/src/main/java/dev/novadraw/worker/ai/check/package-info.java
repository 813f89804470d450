/**
 * Checks of the AI providers in use, and what to change: at the start, in health, and on
 * request.
 */
@NullMarked
package dev.novadraw.worker.ai.check;

import org.jspecify.annotations.NullMarked;
