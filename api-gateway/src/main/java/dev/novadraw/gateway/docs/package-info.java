/**
 * The documentation that comes with the service: the contract and a page about each
 * problem, all of it readable without a network.
 */
@NullMarked
package dev.novadraw.gateway.docs;

import org.jspecify.annotations.NullMarked;
