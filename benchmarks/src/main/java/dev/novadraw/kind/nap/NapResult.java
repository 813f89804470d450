package dev.novadraw.kind.nap;

/**
 * Says that it is over.
 */
record NapResult(int number) {

}
