/**
 * Takes wishes in: everything that can be checked is checked here, before a job exists.
 */
@NullMarked
package dev.novadraw.gateway.submit;

import org.jspecify.annotations.NullMarked;
