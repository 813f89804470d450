/**
 * Reading and validation of the options of a submission.
 */
@NullMarked
package dev.novadraw.gateway.submit.option;

import org.jspecify.annotations.NullMarked;
