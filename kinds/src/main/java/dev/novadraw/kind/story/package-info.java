/**
 * Picture-book stories about a drawing, in each requested language.
 */
@NullMarked
package dev.novadraw.kind.story;

import org.jspecify.annotations.NullMarked;
