/**
 * The Kafka topics and how to reach them.
 */
@NullMarked
package dev.novadraw.engine.topic;

import org.jspecify.annotations.NullMarked;
