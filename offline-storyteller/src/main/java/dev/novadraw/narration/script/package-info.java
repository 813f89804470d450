/**
 * Scripts of stories and their parts.
 */
@NullMarked
package dev.novadraw.narration.script;

import org.jspecify.annotations.NullMarked;
