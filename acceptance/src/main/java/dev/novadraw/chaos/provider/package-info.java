/**
 * An AI provider for fault tests, and its responses.
 */
@NullMarked
package dev.novadraw.chaos.provider;

import org.jspecify.annotations.NullMarked;
