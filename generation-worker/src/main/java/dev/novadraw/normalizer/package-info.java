/**
 * A program of its own that makes, of any drawing, the one picture of it that everybody
 * sees. It runs in a process that can be killed, because nothing else stops a decoder.
 */
@NullMarked
package dev.novadraw.normalizer;

import org.jspecify.annotations.NullMarked;
