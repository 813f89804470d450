package dev.novadraw.worker;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Calls back after a time, unless canceled before. One thread serves all time limits.
 */
final class Alarms implements AutoCloseable {

	private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1,
			Thread.ofPlatform().name("time limits").daemon().factory());

	Alarms() {
		this.executor.setRemoveOnCancelPolicy(true);
	}

	Future<?> in(Duration time, Runnable alarm) {
		return this.executor.schedule(alarm, time.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
