/**
 * The database as the application meets it: the roles it acts as, and the version of its
 * schema.
 */
@NullMarked
package dev.novadraw.engine.database;

import org.jspecify.annotations.NullMarked;
