/**
 * Spring Data JPA, for objects that people read and edit.
 */
@NullMarked
package dev.novadraw.gateway.jpa;

import org.jspecify.annotations.NullMarked;
