/**
 * System call filters for a process that reads untrusted files.
 */
@NullMarked
package dev.novadraw.normalizer.sandbox;

import org.jspecify.annotations.NullMarked;
