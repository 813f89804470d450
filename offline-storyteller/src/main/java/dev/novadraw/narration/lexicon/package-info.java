/**
 * The nouns for what children draw, in both languages.
 */
@NullMarked
package dev.novadraw.narration.lexicon;

import org.jspecify.annotations.NullMarked;
