/**
 * Limits on texts.
 */
@NullMarked
package dev.novadraw.engine.text;

import org.jspecify.annotations.NullMarked;
