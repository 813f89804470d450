/**
 * A separate port for operators and orchestrators.
 */
@NullMarked
package dev.novadraw.gateway.management;

import org.jspecify.annotations.NullMarked;
