package dev.novadraw.worker;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
record WorkerSettings(@DefaultValue("1") int count, @DefaultValue("16") int slots, @DefaultValue("15s") Duration lease,
		@DefaultValue("20s") Duration drain, @DefaultValue("2s") Duration backoff,
		@DefaultValue("60s") Duration backoffLimit) {

	WorkerSettings {
		within("nova.worker.count", count, 1, 64);
		within("nova.worker.slots", slots, 1, 10_000);
		within("nova.worker.lease in ms", lease.toMillis(), 300, 600_000);
	}

	private static void within(String name, long value, long least, long most) {
		if (value < least || value > most) {
			throw new IllegalArgumentException("%s is %d and must be %d to %d".formatted(name, value, least, most));
		}
	}

	Duration heartbeat() {
		return this.lease.dividedBy(3);
	}

}
