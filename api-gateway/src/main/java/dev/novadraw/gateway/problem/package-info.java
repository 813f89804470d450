/**
 * What clients are told when something does not work: one shape for every error, wherever
 * it arises.
 */
@NullMarked
package dev.novadraw.gateway.problem;

import org.jspecify.annotations.NullMarked;
