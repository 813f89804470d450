/**
 * Clients and their API keys, as operators manage them.
 */
@NullMarked
package dev.novadraw.gateway.client;

import org.jspecify.annotations.NullMarked;
