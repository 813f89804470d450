/**
 * Clients: some submit, some follow, some only ask whether anybody is there.
 */
@NullMarked
package dev.novadraw.acceptance.chaos.load;

import org.jspecify.annotations.NullMarked;
