/**
 * Faults on real processes, in short, and proof that they would be told.
 */
@NullMarked
package dev.novadraw.chaos;

import org.jspecify.annotations.NullMarked;
