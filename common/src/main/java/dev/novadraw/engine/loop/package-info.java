/**
 * Loops of recurring work, run when they are woken and on a timer.
 */
@NullMarked
package dev.novadraw.engine.loop;

import org.jspecify.annotations.NullMarked;
