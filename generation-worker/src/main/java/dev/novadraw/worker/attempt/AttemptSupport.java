package dev.novadraw.worker.attempt;

import dev.novadraw.worker.ai.call.ProviderRouting;
import dev.novadraw.worker.ai.moderation.Moderation;
import dev.novadraw.worker.drawing.JobPictureLoader;

/**
 * The services that all attempts share.
 */
public record AttemptSupport(JobPictureLoader pictures, SettlementWriter settlements, Moderation moderation,
		ProviderRouting providers, ProgressPublisher progress) {

}
