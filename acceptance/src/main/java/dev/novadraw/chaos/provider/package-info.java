/**
 * An AI provider for fault tests, and what it answers.
 */
@NullMarked
package dev.novadraw.chaos.provider;

import org.jspecify.annotations.NullMarked;
