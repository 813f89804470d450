/**
 * Reading of the body of a submission.
 */
@NullMarked
package dev.novadraw.gateway.submit.form;

import org.jspecify.annotations.NullMarked;
