/**
 * A database, broker, pooler, disks and clocks with injectable faults.
 */
@NullMarked
package dev.novadraw.chaos.server;

import org.jspecify.annotations.NullMarked;
