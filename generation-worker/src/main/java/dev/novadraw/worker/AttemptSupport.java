package dev.novadraw.worker;

import dev.novadraw.worker.ai.Moderation;
import dev.novadraw.worker.ai.ProviderRouting;
import dev.novadraw.worker.drawing.JobPictureLoader;

/**
 * What every attempt needs from its surroundings.
 */
record AttemptSupport(JobPictureLoader pictures, SettlementWriter settlements, Moderation moderation,
		ProviderRouting providers, ProgressPublisher progress) {

}
