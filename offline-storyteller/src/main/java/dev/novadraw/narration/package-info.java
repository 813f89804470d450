/**
 * An offline writer of stories about analyzed drawings.
 */
@NullMarked
package dev.novadraw.narration;

import org.jspecify.annotations.NullMarked;
