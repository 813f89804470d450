/**
 * What must hold after every fault, and where it can be seen.
 */
@NullMarked
package dev.novadraw.acceptance.chaos.proof;

import org.jspecify.annotations.NullMarked;
