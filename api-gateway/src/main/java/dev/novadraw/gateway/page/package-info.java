/**
 * Pagination of lists.
 */
@NullMarked
package dev.novadraw.gateway.page;

import org.jspecify.annotations.NullMarked;
