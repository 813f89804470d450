/**
 * Flags, settings and checks at the start.
 */
@NullMarked
package dev.novadraw.standalone.start;

import org.jspecify.annotations.NullMarked;
