/**
 * HTTP connections: small buffers, and limits that slow clients cannot bypass.
 */
@NullMarked
package dev.novadraw.engine.connection;

import org.jspecify.annotations.NullMarked;
