/**
 * The bytes of drawings.
 */
@NullMarked
package dev.novadraw.gateway.image;

import org.jspecify.annotations.NullMarked;
