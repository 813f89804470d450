/**
 * The pictures jobs are about.
 */
@NullMarked
package dev.novadraw.drawing;

import org.jspecify.annotations.NullMarked;
