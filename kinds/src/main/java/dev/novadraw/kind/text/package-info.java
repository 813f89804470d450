/**
 * Rules and tools for texts, shared by all kinds.
 */
@NullMarked
package dev.novadraw.kind.text;

import org.jspecify.annotations.NullMarked;
