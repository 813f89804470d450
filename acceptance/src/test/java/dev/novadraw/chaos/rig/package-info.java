/**
 * Tests of the rig itself.
 */
@NullMarked
package dev.novadraw.chaos.rig;

import org.jspecify.annotations.NullMarked;
