/**
 * The story of the offline model.
 */
@NullMarked
package dev.novadraw.kind.story.offline;

import org.jspecify.annotations.NullMarked;
