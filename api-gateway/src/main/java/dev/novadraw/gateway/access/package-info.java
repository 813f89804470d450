/**
 * Finds out who calls, and what they may do.
 */
@NullMarked
package dev.novadraw.gateway.access;

import org.jspecify.annotations.NullMarked;
