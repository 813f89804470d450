package dev.novadraw.engine.dispatch;

import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The properties of a worker, as it reports them.
 *
 * @param id the id, new with each start
 * @param slots the number of jobs it runs at a time
 * @param kinds the kinds of jobs it can run
 * @param provider the provider whose model it calls
 * @param model the model
 * @param retires the day from which the model is no longer available; null if none is
 * announced
 * @param version the version of its program
 */
public record WorkerReport(String id, int slots, Set<String> kinds, String provider, String model,
		@Nullable LocalDate retires, String version) {

}
