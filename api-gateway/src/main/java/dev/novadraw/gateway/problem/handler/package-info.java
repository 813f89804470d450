/**
 * Conversion of exceptions and rejected requests into problem responses.
 */
@NullMarked
package dev.novadraw.gateway.problem.handler;

import org.jspecify.annotations.NullMarked;
