/**
 * A kind that exists only to show that this folder is all it takes.
 */
@NullMarked
package dev.novadraw.kind.greeting;

import org.jspecify.annotations.NullMarked;
