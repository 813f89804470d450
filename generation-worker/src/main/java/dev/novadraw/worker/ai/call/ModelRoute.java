package dev.novadraw.worker.ai.call;

/**
 * The provider and model that this worker calls.
 *
 * @param provider the name of the provider, as in the ledger
 * @param model the name of the model
 */
public record ModelRoute(String provider, String model) {

}
