/**
 * What came of a job, for itself.
 */
@NullMarked
package dev.novadraw.gateway.result;

import org.jspecify.annotations.NullMarked;
