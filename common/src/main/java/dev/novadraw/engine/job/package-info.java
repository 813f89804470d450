/**
 * The model of jobs: states, claims, leases, settlements and spending.
 */
@NullMarked
package dev.novadraw.engine.job;

import org.jspecify.annotations.NullMarked;
