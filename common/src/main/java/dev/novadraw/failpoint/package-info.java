/**
 * The moments at which a process may die in tests.
 */
@NullMarked
package dev.novadraw.failpoint;

import org.jspecify.annotations.NullMarked;
