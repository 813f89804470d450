/**
 * The calls of the service before this one, so that its app goes on with another address.
 */
@NullMarked
package dev.novadraw.gateway.legacy;

import org.jspecify.annotations.NullMarked;
