/**
 * The budget of calls and money that all workers share.
 */
@NullMarked
package dev.novadraw.worker.ai.budget;

import org.jspecify.annotations.NullMarked;
