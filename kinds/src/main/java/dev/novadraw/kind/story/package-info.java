/**
 * Stories: a drawing goes in, a picture-book story about it comes out, in each language
 * that was asked for.
 */
@NullMarked
package dev.novadraw.kind.story;

import org.jspecify.annotations.NullMarked;
