/**
 * The database schema, its logins and their rights.
 */
@NullMarked
package dev.novadraw.engine.schema;

import org.jspecify.annotations.NullMarked;
