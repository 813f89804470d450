/**
 * Lists that are read a page at a time.
 */
@NullMarked
package dev.novadraw.gateway.page;

import org.jspecify.annotations.NullMarked;
