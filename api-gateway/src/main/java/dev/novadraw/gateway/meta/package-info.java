/**
 * What this service says about itself.
 */
@NullMarked
package dev.novadraw.gateway.meta;

import org.jspecify.annotations.NullMarked;
