/**
 * Stored drawings and their bytes.
 */
@NullMarked
package dev.novadraw.engine.drawing;

import org.jspecify.annotations.NullMarked;
