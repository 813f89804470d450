/**
 * A model of the queue and all its participants, small enough for an exhaustive search.
 */
@NullMarked
package dev.novadraw.queuemodel.search;

import org.jspecify.annotations.NullMarked;
