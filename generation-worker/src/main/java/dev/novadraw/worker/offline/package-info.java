/**
 * The model that needs no network. Its answers are in the folders of the kinds.
 */
@NullMarked
package dev.novadraw.worker.offline;

import org.jspecify.annotations.NullMarked;
