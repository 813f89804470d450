/**
 * The values that settings may have.
 */
@NullMarked
package dev.novadraw.engine.setting;

import org.jspecify.annotations.NullMarked;
