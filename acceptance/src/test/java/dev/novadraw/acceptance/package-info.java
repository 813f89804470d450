/**
 * The whole system, tested from outside: real processes, real HTTP, real crashes.
 */
@NullMarked
package dev.novadraw.acceptance;

import org.jspecify.annotations.NullMarked;
