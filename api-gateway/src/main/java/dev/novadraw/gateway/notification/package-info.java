/**
 * Notifications of job changes on any server for the waiters on this one.
 */
@NullMarked
package dev.novadraw.gateway.notification;

import org.jspecify.annotations.NullMarked;
