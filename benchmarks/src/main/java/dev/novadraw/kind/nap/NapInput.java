package dev.novadraw.kind.nap;

/**
 * Which nap, and how long.
 */
record NapInput(int number, long millis) {

}
