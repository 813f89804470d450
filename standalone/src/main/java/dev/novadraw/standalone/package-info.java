/**
 * The whole system in one process: real PostgreSQL, a real Kafka broker, the gateway and
 * the workers. It contains no logic of its own.
 */
@NullMarked
package dev.novadraw.standalone;

import org.jspecify.annotations.NullMarked;
