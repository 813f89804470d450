/**
 * Export and erasure of an end user's data.
 */
@NullMarked
package dev.novadraw.gateway.user;

import org.jspecify.annotations.NullMarked;
