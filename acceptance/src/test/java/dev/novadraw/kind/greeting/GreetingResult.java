package dev.novadraw.kind.greeting;

/**
 * The greeting.
 */
record GreetingResult(String text) {

}
