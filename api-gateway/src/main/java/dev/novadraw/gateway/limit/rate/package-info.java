/**
 * Rates of requests and jobs, counted by all gateways together.
 */
@NullMarked
package dev.novadraw.gateway.limit.rate;

import org.jspecify.annotations.NullMarked;
