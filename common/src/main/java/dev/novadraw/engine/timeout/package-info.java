/**
 * Time limits of requests.
 */
@NullMarked
package dev.novadraw.engine.timeout;

import org.jspecify.annotations.NullMarked;
