/**
 * Retention and erasure of jobs and their data.
 */
@NullMarked
package dev.novadraw.engine.retention;

import org.jspecify.annotations.NullMarked;
