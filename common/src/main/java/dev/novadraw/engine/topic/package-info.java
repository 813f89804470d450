/**
 * The Kafka topics and the login at Kafka.
 */
@NullMarked
package dev.novadraw.engine.topic;

import org.jspecify.annotations.NullMarked;
