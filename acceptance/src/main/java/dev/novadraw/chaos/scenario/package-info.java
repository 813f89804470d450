/**
 * The faults that {@code nova chaos} tries.
 */
@NullMarked
package dev.novadraw.chaos.scenario;

import org.jspecify.annotations.NullMarked;
