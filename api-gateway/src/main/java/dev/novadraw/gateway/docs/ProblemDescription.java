package dev.novadraw.gateway.docs;

import org.jspecify.annotations.Nullable;

/**
 * What a problem means and what to do about it.
 *
 * @param code stable, such as {@code DRAWING_MISSING}
 * @param title what it means in a few words
 * @param status the HTTP status it comes with; null when it is why a job failed
 * @param meaning what has happened
 * @param remedy what to do
 */
record ProblemDescription(String code, String title, @Nullable Integer status, String meaning, String remedy) {

}
