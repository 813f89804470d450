/**
 * Faults, and the environment they are injected into.
 */
@NullMarked
package dev.novadraw.chaos.fault;

import org.jspecify.annotations.NullMarked;
