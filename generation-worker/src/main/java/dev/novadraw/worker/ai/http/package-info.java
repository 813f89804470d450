/**
 * HTTP connections to providers.
 */
@NullMarked
package dev.novadraw.worker.ai.http;

import org.jspecify.annotations.NullMarked;
