/**
 * The queue, searched.
 */
@NullMarked
package dev.novadraw.queuemodel.search;

import org.jspecify.annotations.NullMarked;
