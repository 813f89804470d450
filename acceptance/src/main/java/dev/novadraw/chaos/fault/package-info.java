/**
 * What can go wrong.
 */
@NullMarked
package dev.novadraw.chaos.fault;

import org.jspecify.annotations.NullMarked;
