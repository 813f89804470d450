/**
 * The guarantees that must hold after every fault, and the evidence for them.
 */
@NullMarked
package dev.novadraw.chaos.proof;

import org.jspecify.annotations.NullMarked;
