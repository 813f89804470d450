/**
 * Annotations that add to the contract what the signatures of controllers do not show.
 */
@NullMarked
package dev.novadraw.gateway.contract;

import org.jspecify.annotations.NullMarked;
