/**
 * What texts are about: nouns that both languages have, and the elements of a drawing.
 */
@NullMarked
package dev.novadraw.kind.text.content;

import org.jspecify.annotations.NullMarked;
