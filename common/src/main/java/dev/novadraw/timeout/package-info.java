/**
 * Time limits of requests.
 */
@NullMarked
package dev.novadraw.timeout;

import org.jspecify.annotations.NullMarked;
