package dev.novadraw.engine.dispatch;

import java.util.Set;

/**
 * What a worker says about itself.
 *
 * @param id its name, new with each start
 * @param slots how many jobs it runs at a time
 * @param kinds what it can make
 * @param provider whose model it calls
 * @param model which model
 * @param version the version of its program
 */
public record WorkerReport(String id, int slots, Set<String> kinds, String provider, String model, String version) {

}
