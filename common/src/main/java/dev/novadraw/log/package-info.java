/**
 * How log lines are written.
 */
@NullMarked
package dev.novadraw.log;

import org.jspecify.annotations.NullMarked;
