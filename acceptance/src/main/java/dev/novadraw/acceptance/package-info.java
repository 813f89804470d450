/**
 * The whole system as processes, started as a user would start them and killed at any
 * moment.
 */
@NullMarked
package dev.novadraw.acceptance;

import org.jspecify.annotations.NullMarked;
