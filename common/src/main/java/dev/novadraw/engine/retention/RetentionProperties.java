package dev.novadraw.engine.retention;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.setting.Range;

/**
 * How long finished jobs are kept, with their drawings, results and history.
 *
 * @param succeeded those that succeeded
 * @param failed those that failed, which can be redriven as long as they are kept
 * @param canceled those that were canceled
 * @param expired those whose deadline passed
 * @param interval how often old ones are looked for
 */
@ConfigurationProperties("nova.retention")
public record RetentionProperties(@DefaultValue("30d") Duration succeeded, @DefaultValue("30d") Duration failed,
		@DefaultValue("7d") Duration canceled, @DefaultValue("7d") Duration expired,
		@DefaultValue("1m") Duration interval) {

	private static final Duration MAX = Duration.ofDays(365);

	public RetentionProperties {
		Range.requireAtLeast("nova.retention.interval", interval, Duration.ofMillis(1));
		requireShort("succeeded", succeeded);
		requireShort("failed", failed);
		requireShort("canceled", canceled);
		requireShort("expired", expired);
	}

	private static void requireShort(String state, Duration age) {
		Range.requireAtLeast("nova.retention." + state, age, Duration.ZERO);
		if (age.compareTo(MAX) > 0) {
			throw new IllegalArgumentException(
					"nova.retention.%s is %d days; children's data is kept for 365 days at the most".formatted(state,
							age.toDays()));
		}
	}

	/**
	 * When a job will be removed; null as long as it has not come to its end.
	 */
	public @Nullable Instant expiresAt(Job job) {
		Instant finished = job.finishedAt();
		if (finished == null) {
			return null;
		}
		Duration usual = of(job.state());
		Integer keepDays = job.keepDays();
		return finished.plus((keepDays != null && Duration.ofDays(keepDays).compareTo(usual) < 0)
				? Duration.ofDays(keepDays) : usual);
	}

	Duration of(JobState state) {
		return switch (state) {
			case SUCCEEDED -> this.succeeded;
			case FAILED -> this.failed;
			case CANCELED -> this.canceled;
			case EXPIRED -> this.expired;
			case QUEUED, DISPATCHED, RUNNING -> throw new IllegalArgumentException(state + " is not final");
		};
	}

}
