/**
 * The self-description of this service.
 */
@NullMarked
package dev.novadraw.gateway.meta;

import org.jspecify.annotations.NullMarked;
