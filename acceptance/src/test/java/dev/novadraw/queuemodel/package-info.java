/**
 * The check of event logs, checked.
 */
@NullMarked
package dev.novadraw.queuemodel;

import org.jspecify.annotations.NullMarked;
