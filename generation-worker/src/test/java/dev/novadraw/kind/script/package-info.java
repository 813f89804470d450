/**
 * A kind for tests, whose generator follows a script.
 */
@NullMarked
package dev.novadraw.kind.script;

import org.jspecify.annotations.NullMarked;
