/**
 * Expected completion of jobs, and the reasons why they wait.
 */
@NullMarked
package dev.novadraw.gateway.estimate;

import org.jspecify.annotations.NullMarked;
