/**
 * Outages of the servers that this process depends on.
 */
@NullMarked
package dev.novadraw.engine.outage;

import org.jspecify.annotations.NullMarked;
