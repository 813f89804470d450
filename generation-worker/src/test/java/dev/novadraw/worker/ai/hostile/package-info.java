/**
 * A provider that does everything providers must not do, in the protocols of those that
 * we talk to.
 */
@NullMarked
package dev.novadraw.worker.ai.hostile;

import org.jspecify.annotations.NullMarked;
