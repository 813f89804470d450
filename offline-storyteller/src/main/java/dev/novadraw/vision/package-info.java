/**
 * The analysis of a drawing's pixels for offline answers: paper, colours, shapes and
 * their places, not their meaning.
 */
@NullMarked
package dev.novadraw.vision;

import org.jspecify.annotations.NullMarked;
