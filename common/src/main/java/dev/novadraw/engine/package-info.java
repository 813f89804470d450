/**
 * The configuration of the job engine for applications.
 */
@NullMarked
package dev.novadraw.engine;

import org.jspecify.annotations.NullMarked;
