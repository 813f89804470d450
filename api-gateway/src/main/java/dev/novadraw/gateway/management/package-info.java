/**
 * A port for operators and orchestrators, apart from that of clients.
 */
@NullMarked
package dev.novadraw.gateway.management;

import org.jspecify.annotations.NullMarked;
