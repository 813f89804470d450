/**
 * Limits on the requests, jobs and downloads that this service accepts.
 */
@NullMarked
package dev.novadraw.gateway.limit;

import org.jspecify.annotations.NullMarked;
