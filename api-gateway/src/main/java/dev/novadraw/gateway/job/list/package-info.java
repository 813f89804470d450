/**
 * Lists of jobs.
 */
@NullMarked
package dev.novadraw.gateway.job.list;

import org.jspecify.annotations.NullMarked;
