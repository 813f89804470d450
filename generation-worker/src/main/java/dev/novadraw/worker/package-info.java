/**
 * The workers: they claim jobs, run attempts at them on virtual threads, and settle the
 * outcomes.
 */
@NullMarked
package dev.novadraw.worker;

import org.jspecify.annotations.NullMarked;
