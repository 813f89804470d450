/**
 * HTTP API of Nova Draw. It knows every kind of job, but runs none.
 */
@NullMarked
package dev.novadraw.gateway;

import org.jspecify.annotations.NullMarked;
