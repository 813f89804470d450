/**
 * Hints from Kafka, and the claims that follow.
 */
@NullMarked
package dev.novadraw.worker.hint;

import org.jspecify.annotations.NullMarked;
