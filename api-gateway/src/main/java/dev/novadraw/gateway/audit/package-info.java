/**
 * Audit log of changes, erasures and exports.
 */
@NullMarked
package dev.novadraw.gateway.audit;

import org.jspecify.annotations.NullMarked;
