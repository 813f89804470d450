/**
 * Tests with real servers and real processes.
 */
@NullMarked
package dev.novadraw.embedded;

import org.jspecify.annotations.NullMarked;
