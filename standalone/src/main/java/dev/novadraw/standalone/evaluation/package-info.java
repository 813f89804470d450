/**
 * The command {@code nova eval}: how good are the stories of a provider?
 */
@NullMarked
package dev.novadraw.standalone.evaluation;

import org.jspecify.annotations.NullMarked;
