/**
 * The HTTP side of Nova Draw: knows every kind, runs none.
 */
@NullMarked
package dev.novadraw.gateway;

import org.jspecify.annotations.NullMarked;
