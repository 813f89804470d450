/**
 * Idempotent submission: clients can repeat a request without a second job or a second
 * charge.
 */
@NullMarked
package dev.novadraw.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
