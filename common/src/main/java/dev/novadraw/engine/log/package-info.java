/**
 * Formatting of log lines: control characters are escaped.
 */
@NullMarked
package dev.novadraw.engine.log;

import org.jspecify.annotations.NullMarked;
