package dev.novadraw.gateway.problem;

/**
 * What an app may show to the child who is waiting.
 *
 * @param en in English
 * @param de in German
 */
public record ChildMessage(String en, String de) {

}
