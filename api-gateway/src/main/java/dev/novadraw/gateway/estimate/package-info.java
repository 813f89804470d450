/**
 * Estimates of when a job will be done, and the reason why it waits.
 */
@NullMarked
package dev.novadraw.gateway.estimate;

import org.jspecify.annotations.NullMarked;
