/**
 * What operators do over HTTP: steer dispatch, and try failed jobs again.
 */
@NullMarked
package dev.novadraw.gateway.operation;

import org.jspecify.annotations.NullMarked;
