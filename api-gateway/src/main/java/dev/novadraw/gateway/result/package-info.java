/**
 * Results of jobs.
 */
@NullMarked
package dev.novadraw.gateway.result;

import org.jspecify.annotations.NullMarked;
