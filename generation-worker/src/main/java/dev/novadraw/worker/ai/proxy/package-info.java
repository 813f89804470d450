/**
 * The proxy through which providers are called.
 */
@NullMarked
package dev.novadraw.worker.ai.proxy;

import org.jspecify.annotations.NullMarked;
