/**
 * Normalization of drawings, the first step of their jobs, in isolated processes.
 */
@NullMarked
package dev.novadraw.worker.drawing;

import org.jspecify.annotations.NullMarked;
