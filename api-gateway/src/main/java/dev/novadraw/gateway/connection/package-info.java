/**
 * The HTTP server, made to hold many connections.
 */
@NullMarked
package dev.novadraw.gateway.connection;

import org.jspecify.annotations.NullMarked;
