package dev.novadraw.engine.dispatch;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;

/**
 * The dials of dispatch and rescue.
 *
 * @param interval how often the backlog is looked at when nothing wakes the dispatcher
 * and jobs wait
 * @param window how many jobs may be dispatched or running, as a multiple of the fleet's
 * slots
 * @param batch the most jobs dispatched by one statement
 * @param workerAlive how recently a worker must have reported itself to be counted
 * @param sweepInterval how often lost jobs are looked for
 * @param hintPatience how long a hint may take to be followed while slots are free
 */
@ConfigurationProperties("nova.dispatch")
public record DispatchProperties(@DefaultValue("250ms") Duration interval, @DefaultValue("1.5") double window,
		@DefaultValue("200") int batch, @DefaultValue("15s") Duration workerAlive,
		@DefaultValue("1s") Duration sweepInterval, @DefaultValue("10s") Duration hintPatience) {

	private static final Duration MIN = Duration.ofMillis(1);

	public DispatchProperties {
		Range.requireAtLeast("nova.dispatch.interval", interval, MIN);
		Range.requireNotNegative("nova.dispatch.window", window);
		Range.requireAtLeast("nova.dispatch.batch", batch, 1);
		Range.requireAtLeast("nova.dispatch.worker-alive", workerAlive, MIN);
		Range.requireAtLeast("nova.dispatch.sweep-interval", sweepInterval, MIN);
		Range.requireAtLeast("nova.dispatch.hint-patience", hintPatience, MIN);
	}

}
