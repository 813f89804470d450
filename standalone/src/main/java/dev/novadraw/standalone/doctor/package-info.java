/**
 * The command {@code nova doctor}, which checks AI providers.
 */
@NullMarked
package dev.novadraw.standalone.doctor;

import org.jspecify.annotations.NullMarked;
