/**
 * What a kind of generation is to the rest of the system: how it is named, asked for,
 * run, and what may come of it.
 */
@NullMarked
package dev.novadraw.kind;

import org.jspecify.annotations.NullMarked;
