/**
 * Queries of jobs, for clients and operators.
 */
@NullMarked
package dev.novadraw.engine.query;

import org.jspecify.annotations.NullMarked;
