/**
 * A real PostgreSQL server as a child process.
 */
@NullMarked
package dev.novadraw.embedded.postgres;

import org.jspecify.annotations.NullMarked;
