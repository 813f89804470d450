package dev.novadraw.gateway.job;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.novadraw.job.Job;
import dev.novadraw.problem.Problem;

/**
 * Says in one sentence why a job is not running.
 */
final class WaitingFor {

	private static final String A_WORKER = "Waiting for a free worker.";

	private WaitingFor() {
	}

	static @Nullable String of(Job job, Instant now) {
		return switch (job.state()) {
			case QUEUED -> (job.runAt().isAfter(now)) ? itsTime(job, RetryAfter.secondsTo(job.runAt(), now)) : A_WORKER;
			case DISPATCHED -> A_WORKER;
			case RUNNING, SUCCEEDED, FAILED, CANCELED, EXPIRED -> null;
		};
	}

	private static String itsTime(Job job, long seconds) {
		Problem problem = job.problem();
		if (job.attempt() == 0 || problem == null) {
			return "It starts in %d s.".formatted(seconds);
		}
		return "Attempt %d of %d did not work (%s); the next one starts in %d s.".formatted(job.attempt(),
				job.maxAttempts(), problem.code(), seconds);
	}

}
