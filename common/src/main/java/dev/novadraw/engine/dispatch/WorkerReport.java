package dev.novadraw.engine.dispatch;

import java.util.Set;

/**
 * The properties of a worker, as it reports them.
 *
 * @param id the id, new with each start
 * @param slots the number of jobs it runs at a time
 * @param kinds the kinds of jobs it can run
 * @param provider the provider whose model it calls
 * @param model the model
 * @param version the version of its program
 */
public record WorkerReport(String id, int slots, Set<String> kinds, String provider, String model, String version) {

}
