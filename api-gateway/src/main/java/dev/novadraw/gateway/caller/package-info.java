/**
 * The authenticated caller of a request, with its scopes and limits.
 */
@NullMarked
package dev.novadraw.gateway.caller;

import org.jspecify.annotations.NullMarked;
