/**
 * The append-only log of job events, and its publication to Kafka.
 */
@NullMarked
package dev.novadraw.engine.event;

import org.jspecify.annotations.NullMarked;
