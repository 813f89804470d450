/**
 * The Kafka topics and how to reach them.
 */
@NullMarked
package dev.novadraw.topic;

import org.jspecify.annotations.NullMarked;
