/**
 * What may happen to a job: the one list of legal steps, and the check of a system's
 * event log against it.
 */
@NullMarked
package dev.novadraw.queuemodel;

import org.jspecify.annotations.NullMarked;
