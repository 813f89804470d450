/**
 * Database access of the application: the roles of its connections, and support for
 * poolers in transaction mode.
 */
@NullMarked
package dev.novadraw.engine.database;

import org.jspecify.annotations.NullMarked;
