/**
 * Submission of jobs, with all checks that are possible before a job exists.
 */
@NullMarked
package dev.novadraw.gateway.submit;

import org.jspecify.annotations.NullMarked;
