/**
 * Hears what happens to jobs anywhere, and wakes those who wait for it here.
 */
@NullMarked
package dev.novadraw.gateway.notification;

import org.jspecify.annotations.NullMarked;
