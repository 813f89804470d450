package dev.novadraw.engine.failpoint;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A moment in the life of a job at which a crash is worth trying. In production nothing
 * happens here; a test that starts a process with {@code -Dnova.failpoint=CLAIMED} sees
 * it halt, as if by {@code kill -9}, the first time that moment is reached, with
 * {@code CLAIMED:3} the third time.
 */
public enum Failpoint {

	/** The job is written but not yet committed. */
	SUBMIT_BEFORE_COMMIT,

	/** The job is committed, the client has not been answered. */
	SUBMITTED,

	/** A job counts as dispatched, its hint has not been sent. */
	DISPATCHED_UNSENT,

	/** Hints have been handed to the Kafka client. */
	HINTS_SENT,

	/** A worker has heard of jobs and has not claimed them. */
	HINT_HEARD,

	/** A worker holds a job it has not begun. */
	CLAIMED,

	/** A call to an AI provider is about to be made. */
	CALLING,

	/** The outcome of an attempt is known to its worker alone. */
	ANSWERED,

	/** The outcome is written, nobody has been told. */
	SETTLED,

	/** Events were published, which is not yet written down. */
	EVENTS_SENT,

	/** The sweeper is between two of its statements. */
	SWEEPING;

	/** What a process that was killed by signal 9 exits with. */
	private static final int KILLED = 137;

	/**
	 * Halts the process if it was started to die here.
	 */
	public void reached() {
		if (Armed.NAME.equals(name()) && Armed.PASSES.decrementAndGet() == 0) {
			System.err.println("failpoint " + name() + " reached");
			Runtime.getRuntime().halt(KILLED);
		}
	}

	private static final class Armed {

		private static final String[] SETTING = System.getProperty("nova.failpoint", "").split(":");

		private static final String NAME = SETTING[0];

		private static final AtomicInteger PASSES = new AtomicInteger(
				(SETTING.length > 1) ? Integer.parseInt(SETTING[1]) : 1);

	}

}
