package dev.novadraw.worker;

/**
 * The input of a story without options.
 */
record Story() {

}
