/**
 * The rig, tried by itself.
 */
@NullMarked
package dev.novadraw.acceptance.chaos.rig;

import org.jspecify.annotations.NullMarked;
