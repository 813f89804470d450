/**
 * The command {@code nova eval}, which evaluates the stories of a provider.
 */
@NullMarked
package dev.novadraw.standalone.evaluation;

import org.jspecify.annotations.NullMarked;
