/**
 * The backlog: which jobs are dispatched next, and why the others wait.
 */
@NullMarked
package dev.novadraw.engine.queue;

import org.jspecify.annotations.NullMarked;
