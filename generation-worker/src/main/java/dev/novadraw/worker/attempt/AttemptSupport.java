package dev.novadraw.worker.attempt;

import dev.novadraw.worker.ai.call.ProviderRouting;
import dev.novadraw.worker.ai.moderation.Moderation;
import dev.novadraw.worker.drawing.JobPictureLoader;

/**
 * What every attempt needs from its surroundings.
 */
public record AttemptSupport(JobPictureLoader pictures, SettlementWriter settlements, Moderation moderation,
		ProviderRouting providers, ProgressPublisher progress) {

}
