/**
 * The documentation that the gateway serves: the contract and a page for each problem,
 * readable without network access.
 */
@NullMarked
package dev.novadraw.gateway.docs;

import org.jspecify.annotations.NullMarked;
