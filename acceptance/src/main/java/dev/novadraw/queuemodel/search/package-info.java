/**
 * A model of the queue and everybody who works on it, small enough to look at every
 * situation it can get into.
 */
@NullMarked
package dev.novadraw.queuemodel.search;

import org.jspecify.annotations.NullMarked;
