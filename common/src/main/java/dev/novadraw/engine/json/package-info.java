/**
 * JSON in one format for the database, Kafka and HTTP.
 */
@NullMarked
package dev.novadraw.engine.json;

import org.jspecify.annotations.NullMarked;
