/**
 * Kills, stops, cuts off and starves the parts of a running system, one after the other,
 * and checks after each fault that every promise was kept.
 */
@NullMarked
package dev.novadraw.chaos;

import org.jspecify.annotations.NullMarked;
