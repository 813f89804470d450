/**
 * Small JSON bodies.
 */
@NullMarked
package dev.novadraw.gateway.body;

import org.jspecify.annotations.NullMarked;
