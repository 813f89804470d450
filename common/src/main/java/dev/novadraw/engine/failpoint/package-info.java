/**
 * The moments at which a process may die in tests.
 */
@NullMarked
package dev.novadraw.engine.failpoint;

import org.jspecify.annotations.NullMarked;
