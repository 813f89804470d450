/**
 * The operator's command for clients and their keys.
 */
@NullMarked
package dev.novadraw.gateway.client;

import org.jspecify.annotations.NullMarked;
