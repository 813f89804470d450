package dev.novadraw.kind.nap;

/**
 * The number of a finished nap.
 */
record NapResult(int number) {

}
