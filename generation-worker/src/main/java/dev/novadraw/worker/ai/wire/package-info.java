/**
 * The providers' protocols: Spring AI's models over HTTP connections of this process.
 * Nothing is retried, responses are limited in size, and ending a call closes its socket.
 */
@NullMarked
package dev.novadraw.worker.ai.wire;

import org.jspecify.annotations.NullMarked;
