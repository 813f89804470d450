/**
 * Real PostgreSQL and real Apache Kafka from Maven artifacts, for the standalone and for
 * every test.
 */
@NullMarked
package dev.novadraw.embedded;

import org.jspecify.annotations.NullMarked;
