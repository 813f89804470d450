/**
 * What is done about all there is of one end user.
 */
@NullMarked
package dev.novadraw.gateway.user;

import org.jspecify.annotations.NullMarked;
