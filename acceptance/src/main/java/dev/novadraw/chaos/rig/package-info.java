/**
 * The system under test: real servers and applications as processes, with a proxy on
 * every way between them, and an AI provider that counts.
 */
@NullMarked
package dev.novadraw.chaos.rig;

import org.jspecify.annotations.NullMarked;
