/**
 * Annotations for what the methods of controllers do not show. The contract is generated
 * from them.
 */
@NullMarked
package dev.novadraw.gateway.contract;

import org.jspecify.annotations.NullMarked;
