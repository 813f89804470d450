/**
 * What must hold after every fault, and where it can be seen.
 */
@NullMarked
package dev.novadraw.chaos.proof;

import org.jspecify.annotations.NullMarked;
