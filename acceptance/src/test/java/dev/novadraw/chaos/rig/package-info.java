/**
 * The rig, tried by itself.
 */
@NullMarked
package dev.novadraw.chaos.rig;

import org.jspecify.annotations.NullMarked;
