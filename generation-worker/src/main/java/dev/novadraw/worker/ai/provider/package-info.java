/**
 * Providers: settings, policies, routes and failures.
 */
@NullMarked
package dev.novadraw.worker.ai.provider;

import org.jspecify.annotations.NullMarked;
