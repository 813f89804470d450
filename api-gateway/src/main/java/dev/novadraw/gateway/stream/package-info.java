/**
 * Event streams of jobs over server-sent events.
 */
@NullMarked
package dev.novadraw.gateway.stream;

import org.jspecify.annotations.NullMarked;
