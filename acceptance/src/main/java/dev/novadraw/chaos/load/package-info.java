/**
 * Clients that submit jobs, follow them, and probe the gateways.
 */
@NullMarked
package dev.novadraw.chaos.load;

import org.jspecify.annotations.NullMarked;
