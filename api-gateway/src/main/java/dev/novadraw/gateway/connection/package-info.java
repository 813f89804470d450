/**
 * Configuration of the HTTP server for many connections.
 */
@NullMarked
package dev.novadraw.gateway.connection;

import org.jspecify.annotations.NullMarked;
