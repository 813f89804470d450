/**
 * Scripts of stories, and their text within the bounds of an age band.
 */
@NullMarked
package dev.novadraw.narration.script;

import org.jspecify.annotations.NullMarked;
