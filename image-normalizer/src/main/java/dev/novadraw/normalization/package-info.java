/**
 * Runs the image normalizer in processes of its own and kills one that takes too long.
 */
@NullMarked
package dev.novadraw.normalization;

import org.jspecify.annotations.NullMarked;
