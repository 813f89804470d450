/**
 * URLs in responses.
 */
@NullMarked
package dev.novadraw.gateway.link;

import org.jspecify.annotations.NullMarked;
