/**
 * The inflected forms of English and German words.
 */
@NullMarked
package dev.novadraw.kind.text.inflection;

import org.jspecify.annotations.NullMarked;
