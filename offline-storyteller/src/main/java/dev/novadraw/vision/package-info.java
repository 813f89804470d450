/**
 * The analysis of a drawing's pixels for offline answers: paper, colours, shapes and
 * their places, and the few things that are plain to see.
 */
@NullMarked
package dev.novadraw.vision;

import org.jspecify.annotations.NullMarked;
