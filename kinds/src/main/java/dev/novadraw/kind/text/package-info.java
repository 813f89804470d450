/**
 * Rules and tools for texts, for all kinds.
 */
@NullMarked
package dev.novadraw.kind.text;

import org.jspecify.annotations.NullMarked;
