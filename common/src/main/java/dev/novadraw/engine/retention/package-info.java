/**
 * How long things are kept, and how they go: when their time is over, or when their
 * client wants them erased.
 */
@NullMarked
package dev.novadraw.engine.retention;

import org.jspecify.annotations.NullMarked;
