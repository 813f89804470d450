/**
 * The object store, an alternative to drawings in the database.
 */
@NullMarked
package dev.novadraw.engine.object;

import org.jspecify.annotations.NullMarked;
