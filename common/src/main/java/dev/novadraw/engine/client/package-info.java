/**
 * Owners of jobs and access to their rows.
 */
@NullMarked
package dev.novadraw.engine.client;

import org.jspecify.annotations.NullMarked;
