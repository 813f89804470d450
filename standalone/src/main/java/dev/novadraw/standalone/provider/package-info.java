/**
 * The AI providers for commands that ask them without a worker.
 */
@NullMarked
package dev.novadraw.standalone.provider;

import org.jspecify.annotations.NullMarked;
