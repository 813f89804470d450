package dev.novadraw.worker.attempt;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;

/**
 * Settings of the workers in this process.
 *
 * @param count the number of workers
 * @param slots the number of jobs that each worker runs concurrently
 * @param lease the time that a job stays claimed without a heartbeat; after that the jobs
 * of a dead worker are requeued
 * @param drain the time that running jobs have at shutdown before they are requeued
 * @param backoff the maximum wait before the second attempt; it doubles with each further
 * one
 * @param backoffLimit the upper bound of that maximum
 */
@ConfigurationProperties("nova.worker")
public record WorkerProperties(@DefaultValue("1") int count, @DefaultValue("16") int slots,
		@DefaultValue("15s") Duration lease, @DefaultValue("20s") Duration drain, @DefaultValue("2s") Duration backoff,
		@DefaultValue("60s") Duration backoffLimit) {

	private static final Duration MIN_HEARTBEAT = Duration.ofMillis(100);

	public WorkerProperties {
		Range.require("nova.worker.count", count, 1, 64);
		Range.require("nova.worker.slots", slots, 1, 10_000);
		Range.require("nova.worker.lease", lease, Duration.ofMillis(300), Duration.ofMinutes(10));
		Range.requireAtLeast("nova.worker.drain", drain, Duration.ZERO);
		Range.requireAtLeast("nova.worker.backoff", backoff, Duration.ZERO);
		Range.requireAtLeast("nova.worker.backoff-limit", backoffLimit, Duration.ZERO);
	}

	/**
	 * Returns the time between two heartbeats: two may fail before the worker loses its
	 * jobs, or counts as dead.
	 * @param alive the maximum age of the last report of a live worker
	 */
	public Duration heartbeat(Duration alive) {
		return Collections.max(List.of(Collections.min(List.of(alive, this.lease)).dividedBy(3), MIN_HEARTBEAT));
	}

}
