/**
 * Kills, stops, isolates and starves the parts of a running system, one after the other,
 * and checks all guarantees after each fault.
 */
@NullMarked
package dev.novadraw.chaos;

import org.jspecify.annotations.NullMarked;
