/**
 * The program that normalizes drawings. It runs in a separate process that can be killed,
 * because nothing else stops a decoder.
 */
@NullMarked
package dev.novadraw.normalizer;

import org.jspecify.annotations.NullMarked;
