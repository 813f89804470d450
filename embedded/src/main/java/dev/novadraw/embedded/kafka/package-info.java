/**
 * A real Kafka broker in this process.
 */
@NullMarked
package dev.novadraw.embedded.kafka;

import org.jspecify.annotations.NullMarked;
