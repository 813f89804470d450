/**
 * The statements of the engine, validated against the model.
 */
@NullMarked
package dev.novadraw.engine.job;

import org.jspecify.annotations.NullMarked;
