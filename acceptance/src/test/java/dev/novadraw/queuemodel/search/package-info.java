/**
 * Searches of the queue model.
 */
@NullMarked
package dev.novadraw.queuemodel.search;

import org.jspecify.annotations.NullMarked;
