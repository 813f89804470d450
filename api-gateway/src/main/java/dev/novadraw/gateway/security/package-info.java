/**
 * Authentication and authorization of requests.
 */
@NullMarked
package dev.novadraw.gateway.security;

import org.jspecify.annotations.NullMarked;
