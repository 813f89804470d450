package dev.novadraw.engine.job;

import java.time.Duration;

/**
 * Published in this process after jobs were added, changed or ended, so that listeners
 * need not wait for their timers.
 *
 * @param due the time until a job is due again, zero if none is scheduled
 */
public record JobsChanged(Duration due) {

	public JobsChanged() {
		this(Duration.ZERO);
	}

}
