/**
 * The state of the model: jobs, slots, hints and the bounds of a search.
 */
@NullMarked
package dev.novadraw.queuemodel.world;

import org.jspecify.annotations.NullMarked;
