/**
 * Real PostgreSQL and Apache Kafka servers from Maven artifacts, for the standalone
 * application and all tests.
 */
@NullMarked
package dev.novadraw.embedded;

import org.jspecify.annotations.NullMarked;
