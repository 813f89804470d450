package dev.novadraw.worker.attempt;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;

/**
 * The dials of the workers in this process.
 *
 * @param count how many workers run side by side
 * @param slots how many jobs each of them runs at a time
 * @param lease how long a job stays claimed without a heartbeat; a dead worker's jobs go
 * on after that
 * @param drain how long running jobs may go on at shutdown before they are handed back
 * @param backoff the ceiling of the wait before the second attempt; doubles with each
 * further one
 * @param backoffLimit the highest such ceiling
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
	 * @param alive how recently a worker must have reported itself to count as alive
	 */
	public Duration heartbeat(Duration alive) {
		Duration interval = ((alive.compareTo(this.lease) < 0) ? alive : this.lease).dividedBy(3);
		return (interval.compareTo(MIN_HEARTBEAT) > 0) ? interval : MIN_HEARTBEAT;
	}

}
