/**
 * Puts the parts of the job engine together for the applications.
 */
@NullMarked
package dev.novadraw.engine;

import org.jspecify.annotations.NullMarked;
