/**
 * Clients: some submit, some follow, some only ask whether anybody is there.
 */
@NullMarked
package dev.novadraw.chaos.load;

import org.jspecify.annotations.NullMarked;
