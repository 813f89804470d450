/**
 * The object store, for whoever does not want the bytes of drawings in the database.
 */
@NullMarked
package dev.novadraw.object;

import org.jspecify.annotations.NullMarked;
