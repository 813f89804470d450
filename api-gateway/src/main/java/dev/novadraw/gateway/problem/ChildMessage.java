package dev.novadraw.gateway.problem;

/**
 * A text that an app may show to a waiting child.
 *
 * @param en in English
 * @param de in German
 */
public record ChildMessage(String en, String de) {

}
