/**
 * The values that settings may have.
 */
@NullMarked
package dev.novadraw.setting;

import org.jspecify.annotations.NullMarked;
