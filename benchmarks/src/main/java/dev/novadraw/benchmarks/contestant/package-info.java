/**
 * Who is compared: each takes the same jobs, on the same servers, with as many slots, in
 * a JVM of its own.
 */
@NullMarked
package dev.novadraw.benchmarks.contestant;

import org.jspecify.annotations.NullMarked;
