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
 * The retention of finished jobs, with their drawings, results and history.
 *
 * @param succeeded the retention of successful jobs
 * @param failed the retention of failed jobs, which can be redriven during that time
 * @param canceled the retention of canceled jobs
 * @param expired the retention of jobs whose deadline passed
 * @param interval the time between two removals of old jobs
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
	 * Returns the time when a job will be removed; null until it has ended.
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
