package dev.novadraw.engine.dispatch;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;

/**
 * Settings of dispatch and recovery.
 *
 * @param interval the time between two checks of the backlog while jobs wait and nothing
 * wakes the dispatcher
 * @param window the maximum number of jobs in flight, as a multiple of the fleet's slots
 * @param batch the maximum number of jobs that one statement dispatches
 * @param workerAlive the maximum age of a worker's last report for the worker to count
 * @param sweepInterval the time between two searches for lost jobs
 * @param claimTimeout the time in which a dispatched job must be claimed while slots are
 * free
 */
@ConfigurationProperties("nova.dispatch")
public record DispatchProperties(@DefaultValue("250ms") Duration interval, @DefaultValue("1.5") double window,
		@DefaultValue("200") int batch, @DefaultValue("15s") Duration workerAlive,
		@DefaultValue("1s") Duration sweepInterval, @DefaultValue("10s") Duration claimTimeout) {

	private static final Duration MIN = Duration.ofMillis(1);

	public DispatchProperties {
		Range.requireAtLeast("nova.dispatch.interval", interval, MIN);
		Range.requireNotNegative("nova.dispatch.window", window);
		Range.requireAtLeast("nova.dispatch.batch", batch, 1);
		Range.requireAtLeast("nova.dispatch.worker-alive", workerAlive, MIN);
		Range.requireAtLeast("nova.dispatch.sweep-interval", sweepInterval, MIN);
		Range.requireAtLeast("nova.dispatch.claim-timeout", claimTimeout, MIN);
	}

}
