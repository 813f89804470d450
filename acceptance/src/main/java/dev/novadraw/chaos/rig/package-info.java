/**
 * The system under test: real servers and applications as processes, proxies in front of
 * the servers, and an AI provider that counts calls.
 */
@NullMarked
package dev.novadraw.chaos.rig;

import org.jspecify.annotations.NullMarked;
