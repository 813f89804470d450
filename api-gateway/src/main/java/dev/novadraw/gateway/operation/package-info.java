/**
 * HTTP endpoints for operators: dispatch rules, redrives and inspection of jobs.
 */
@NullMarked
package dev.novadraw.gateway.operation;

import org.jspecify.annotations.NullMarked;
