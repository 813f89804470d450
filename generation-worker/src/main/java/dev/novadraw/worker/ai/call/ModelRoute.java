package dev.novadraw.worker.ai.call;

/**
 * Where the calls of this worker go.
 *
 * @param provider whose model it is, as in the ledger
 * @param model its name
 */
public record ModelRoute(String provider, String model) {

}
