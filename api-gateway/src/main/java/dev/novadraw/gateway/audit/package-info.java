/**
 * Audit: who changed, erased or exported what, and when.
 */
@NullMarked
package dev.novadraw.gateway.audit;

import org.jspecify.annotations.NullMarked;
