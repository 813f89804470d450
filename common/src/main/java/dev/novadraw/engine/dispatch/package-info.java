/**
 * From the backlog in Postgres to the workers: which jobs go next, and the hints that
 * tell of them.
 */
@NullMarked
package dev.novadraw.engine.dispatch;

import org.jspecify.annotations.NullMarked;
