/**
 * The API of the legacy service, so that its app keeps working with another base URL.
 */
@NullMarked
package dev.novadraw.gateway.legacy;

import org.jspecify.annotations.NullMarked;
