/**
 * The queue, searched.
 */
@NullMarked
package dev.novadraw.acceptance.model.search;

import org.jspecify.annotations.NullMarked;
