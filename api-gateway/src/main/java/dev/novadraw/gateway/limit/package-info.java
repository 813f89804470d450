/**
 * Accepts no more than can be kept, from anybody.
 */
@NullMarked
package dev.novadraw.gateway.limit;

import org.jspecify.annotations.NullMarked;
