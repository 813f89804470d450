/**
 * The command with which operators manage clients and their keys.
 */
@NullMarked
package dev.novadraw.gateway.client.command;

import org.jspecify.annotations.NullMarked;
