/**
 * The model that needs no network, and its answer for stories, which looks at the pixels
 * of a drawing. Answers for other kinds are in the folders of the kinds.
 */
@NullMarked
package dev.novadraw.worker.offline;

import org.jspecify.annotations.NullMarked;
