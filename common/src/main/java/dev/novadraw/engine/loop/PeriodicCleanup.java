package dev.novadraw.engine.loop;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A loop that deletes data that is no longer needed, in batches.
 */
public final class PeriodicCleanup extends WorkLoop {

	private final BooleanSupplier cleanup;

	/**
	 * Creates a loop.
	 * @param name the name in logs and thread dumps
	 * @param interval the time between two cleanups
	 * @param cleanup deletes a batch; returns true if there may be more
	 */
	public PeriodicCleanup(String name, Duration interval, BooleanSupplier cleanup) {
		super(name, interval);
		this.cleanup = cleanup;
	}

	@Override
	protected boolean step() {
		return this.cleanup.getAsBoolean();
	}

}
