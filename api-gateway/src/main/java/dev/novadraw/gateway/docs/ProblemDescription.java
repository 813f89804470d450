package dev.novadraw.gateway.docs;

import org.jspecify.annotations.Nullable;

/**
 * A description of a problem and its remedy.
 *
 * @param code the stable code, such as {@code DRAWING_MISSING}
 * @param title the meaning in a few words
 * @param status the HTTP status, null for the reason of a failed job
 * @param meaning the cause of the problem
 * @param remedy the remedy
 */
record ProblemDescription(String code, String title, @Nullable Integer status, String meaning, String remedy) {

}
