/**
 * Lets clients send a request again without getting, or paying for, anything twice.
 */
@NullMarked
package dev.novadraw.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
