/**
 * A kind for tests, which does as it is told.
 */
@NullMarked
package dev.novadraw.kind.script;

import org.jspecify.annotations.NullMarked;
