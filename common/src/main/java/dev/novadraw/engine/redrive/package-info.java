/**
 * Retries of failed jobs by operators, one or many, at a rate.
 */
@NullMarked
package dev.novadraw.engine.redrive;

import org.jspecify.annotations.NullMarked;
