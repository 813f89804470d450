/**
 * A short run of the faults on real processes, and checks that violations are reported.
 */
@NullMarked
package dev.novadraw.chaos;

import org.jspecify.annotations.NullMarked;
