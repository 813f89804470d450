/**
 * Makes the one picture of a drawing that everybody sees, as the first step of its job.
 */
@NullMarked
package dev.novadraw.worker.drawing;

import org.jspecify.annotations.NullMarked;
