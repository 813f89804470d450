package dev.novadraw.worker.attempt;

import dev.novadraw.worker.ai.moderation.Moderation;
import dev.novadraw.worker.drawing.JobPictureLoader;

/**
 * The services that all attempts share.
 */
public record AttemptSupport(JobPictureLoader pictures, SettlementWriter settlements, Moderation moderation,
		ProgressPublisher progress) {

}
