/**
 * The characters of a story and the words for them.
 */
@NullMarked
package dev.novadraw.narration.actor;

import org.jspecify.annotations.NullMarked;
