/**
 * How clients follow a job, whatever its kind.
 */
@NullMarked
package dev.novadraw.gateway.job;

import org.jspecify.annotations.NullMarked;
