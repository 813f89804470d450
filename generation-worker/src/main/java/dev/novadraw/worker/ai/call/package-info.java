/**
 * Routing of AI calls to providers, and the calls themselves.
 */
@NullMarked
package dev.novadraw.worker.ai.call;

import org.jspecify.annotations.NullMarked;
