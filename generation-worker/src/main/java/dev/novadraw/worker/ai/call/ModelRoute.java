package dev.novadraw.worker.ai.call;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The provider and model that this worker calls.
 *
 * @param provider the name of the provider, as in the ledger
 * @param model the name of the model
 * @param retires the day from which the model is no longer available; null if none is
 * announced
 */
public record ModelRoute(String provider, String model, @Nullable LocalDate retires) {

}
