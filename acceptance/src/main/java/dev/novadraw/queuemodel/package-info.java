/**
 * The list of legal steps of a job, and the validation of a system's event log against
 * it.
 */
@NullMarked
package dev.novadraw.queuemodel;

import org.jspecify.annotations.NullMarked;
