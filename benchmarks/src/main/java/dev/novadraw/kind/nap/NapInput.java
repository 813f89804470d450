package dev.novadraw.kind.nap;

/**
 * The number of a nap and its duration.
 */
record NapInput(int number, long millis) {

}
