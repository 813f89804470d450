/**
 * The moments at which tests crash a process.
 */
@NullMarked
package dev.novadraw.engine.failpoint;

import org.jspecify.annotations.NullMarked;
