/**
 * Endpoints that follow jobs of every kind.
 */
@NullMarked
package dev.novadraw.gateway.job;

import org.jspecify.annotations.NullMarked;
