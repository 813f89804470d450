/**
 * Request bodies: their pace, their encoding, and small JSON bodies.
 */
@NullMarked
package dev.novadraw.gateway.body;

import org.jspecify.annotations.NullMarked;
