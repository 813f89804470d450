/**
 * HTTP connections: small buffers, and limits that slow clients cannot get around.
 */
@NullMarked
package dev.novadraw.connection;

import org.jspecify.annotations.NullMarked;
