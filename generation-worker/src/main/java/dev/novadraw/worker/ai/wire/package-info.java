/**
 * The providers' protocols: Spring AI's models on HTTP connections that we control, so
 * that nothing is repeated, nothing is read without bound, and ending a call closes its
 * socket.
 */
@NullMarked
package dev.novadraw.worker.ai.wire;

import org.jspecify.annotations.NullMarked;
