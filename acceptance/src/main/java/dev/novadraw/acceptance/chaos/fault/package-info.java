/**
 * What can go wrong.
 */
@NullMarked
package dev.novadraw.acceptance.chaos.fault;

import org.jspecify.annotations.NullMarked;
