/**
 * What is known about models: prices, retirement, and what they take.
 */
@NullMarked
package dev.novadraw.worker.ai.model;

import org.jspecify.annotations.NullMarked;
