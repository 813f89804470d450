/**
 * Work that is done again and again: at once when somebody wakes it, and on a timer in
 * case nobody did.
 */
@NullMarked
package dev.novadraw.engine.loop;

import org.jspecify.annotations.NullMarked;
