/**
 * Readers for the responses of providers, which do not depend on the vendors' clients.
 */
@NullMarked
package dev.novadraw.worker.ai.answer;

import org.jspecify.annotations.NullMarked;
