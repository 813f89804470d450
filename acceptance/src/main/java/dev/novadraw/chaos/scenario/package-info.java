/**
 * The scenarios of {@code nova chaos}.
 */
@NullMarked
package dev.novadraw.chaos.scenario;

import org.jspecify.annotations.NullMarked;
