/**
 * Database, broker, pooler, disks and clocks that can be broken on purpose.
 */
@NullMarked
package dev.novadraw.chaos.server;

import org.jspecify.annotations.NullMarked;
