/**
 * Checks of values in settings, and the failure of a program that is not ready.
 */
@NullMarked
package dev.novadraw.engine.setting;

import org.jspecify.annotations.NullMarked;
