/**
 * A provider that misbehaves in every possible way, in all supported protocols.
 */
@NullMarked
package dev.novadraw.worker.ai.hostile;

import org.jspecify.annotations.NullMarked;
