/**
 * The interface between kinds and the engine.
 */
@NullMarked
package dev.novadraw.engine.kind;

import org.jspecify.annotations.NullMarked;
