/**
 * The statements of the engine, run against what the model allows.
 */
@NullMarked
package dev.novadraw.engine.job;

import org.jspecify.annotations.NullMarked;
