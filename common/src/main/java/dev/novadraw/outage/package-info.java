/**
 * Outages of the servers that this process depends on.
 */
@NullMarked
package dev.novadraw.outage;

import org.jspecify.annotations.NullMarked;
