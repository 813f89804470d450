package dev.novadraw.worker;

import dev.novadraw.drawing.DrawingRepository;
import dev.novadraw.worker.ai.Moderation;
import dev.novadraw.worker.ai.Providers;

/**
 * What every attempt needs from its surroundings.
 */
record AttemptSupport(DrawingRepository drawings, Settling settling, Moderation moderation, Providers providers,
		ProgressReports progress) {

}
