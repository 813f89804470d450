/**
 * Rules of words and phrases that are unsuitable for children, and the notation they are
 * written in.
 */
@NullMarked
package dev.novadraw.kind.text.rule;

import org.jspecify.annotations.NullMarked;
