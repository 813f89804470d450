/**
 * Whose jobs are whose.
 */
@NullMarked
package dev.novadraw.engine.client;

import org.jspecify.annotations.NullMarked;
