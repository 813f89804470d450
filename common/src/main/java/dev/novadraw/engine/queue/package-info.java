/**
 * The backlog: the dispatch of queued jobs, and the reasons why others wait.
 */
@NullMarked
package dev.novadraw.engine.queue;

import org.jspecify.annotations.NullMarked;
