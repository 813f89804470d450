package dev.novadraw.gateway.job;

import java.time.Duration;
import java.time.Instant;

import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobState;

/**
 * The time after which a client should read a job again.
 */
public final class RetryAfter {

	private static final long SOON = 1;

	private static final long MAX_SECONDS = 60;

	private RetryAfter() {
	}

	/**
	 * Returns whole seconds; 0 if the job has ended.
	 */
	public static long of(Job job, Instant now) {
		if (job.state().isFinal()) {
			return 0;
		}
		return (job.state() == JobState.QUEUED) ? Math.clamp(secondsTo(job.runAt(), now), SOON, MAX_SECONDS) : SOON;
	}

	static long secondsTo(Instant then, Instant now) {
		return Duration.between(now, then).plusMillis(999).toSeconds();
	}

}
