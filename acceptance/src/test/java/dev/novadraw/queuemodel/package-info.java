/**
 * Tests of the validation of event logs.
 */
@NullMarked
package dev.novadraw.queuemodel;

import org.jspecify.annotations.NullMarked;
