/**
 * Checks of values in settings.
 */
@NullMarked
package dev.novadraw.engine.setting;

import org.jspecify.annotations.NullMarked;
