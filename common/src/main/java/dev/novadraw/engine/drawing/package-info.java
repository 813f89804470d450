/**
 * The pictures jobs are about.
 */
@NullMarked
package dev.novadraw.engine.drawing;

import org.jspecify.annotations.NullMarked;
