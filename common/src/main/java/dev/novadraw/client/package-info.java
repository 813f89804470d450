/**
 * Whose jobs are whose.
 */
@NullMarked
package dev.novadraw.client;

import org.jspecify.annotations.NullMarked;
