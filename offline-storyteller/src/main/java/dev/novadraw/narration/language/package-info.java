/**
 * The words for the characters of a story, in the grammar of each language.
 */
@NullMarked
package dev.novadraw.narration.language;

import org.jspecify.annotations.NullMarked;
