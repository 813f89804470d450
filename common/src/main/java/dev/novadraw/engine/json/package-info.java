/**
 * How everything is written as JSON: in the database, on Kafka and over HTTP alike.
 */
@NullMarked
package dev.novadraw.engine.json;

import org.jspecify.annotations.NullMarked;
