/**
 * The append-only log of what happened to jobs, and its way to Kafka.
 */
@NullMarked
package dev.novadraw.engine.event;

import org.jspecify.annotations.NullMarked;
