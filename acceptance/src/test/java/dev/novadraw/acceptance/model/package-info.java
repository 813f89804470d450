/**
 * The check of event logs, checked.
 */
@NullMarked
package dev.novadraw.acceptance.model;

import org.jspecify.annotations.NullMarked;
