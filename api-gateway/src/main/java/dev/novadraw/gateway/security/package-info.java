/**
 * Finds out who calls, and what they may do.
 */
@NullMarked
package dev.novadraw.gateway.security;

import org.jspecify.annotations.NullMarked;
