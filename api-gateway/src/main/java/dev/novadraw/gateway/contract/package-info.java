/**
 * What controllers say about themselves that their methods do not show; the contract is
 * made from it.
 */
@NullMarked
package dev.novadraw.gateway.contract;

import org.jspecify.annotations.NullMarked;
