/**
 * Calls to AI providers: the configuration of routing, budget and moderation.
 */
@NullMarked
package dev.novadraw.worker.ai;

import org.jspecify.annotations.NullMarked;
