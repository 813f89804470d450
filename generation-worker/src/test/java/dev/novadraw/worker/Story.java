package dev.novadraw.worker;

/**
 * The input of a story without wishes.
 */
record Story() {

}
