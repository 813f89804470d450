/**
 * Limits on texts.
 */
@NullMarked
package dev.novadraw.text;

import org.jspecify.annotations.NullMarked;
