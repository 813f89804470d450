package dev.novadraw.worker;

import dev.novadraw.worker.ai.Moderation;
import dev.novadraw.worker.ai.Providers;
import dev.novadraw.worker.drawing.JobPictures;

/**
 * What every attempt needs from its surroundings.
 */
record AttemptSupport(JobPictures pictures, Settling settling, Moderation moderation, Providers providers,
		ProgressReports progress) {

}
