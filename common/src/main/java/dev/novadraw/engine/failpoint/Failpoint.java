package dev.novadraw.engine.failpoint;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A moment in the life of a job at which tests crash the process. In production it does
 * nothing. With {@code -Dnova.failpoint=CLAIMED} the process halts, as if by
 * {@code kill -9}, the first time the moment is reached; with {@code CLAIMED:3}, the
 * third time.
 */
public enum Failpoint {

	/** The job is written but not yet committed. */
	SUBMIT_BEFORE_COMMIT,

	/** The job is committed, and the client has no response yet. */
	SUBMITTED,

	/** A job is dispatched, and its hint is not sent. */
	DISPATCHED_UNSENT,

	/** Hints are handed to the Kafka client. */
	HINTS_SENT,

	/** A worker has received hints and has not claimed the jobs. */
	HINT_HEARD,

	/** A worker has claimed a job and not started it. */
	CLAIMED,

	/** A call of an AI provider is about to be made. */
	CALLING,

	/** The outcome of an attempt is known only to its worker. */
	ANSWERED,

	/** The outcome is written, and no listener is notified. */
	SETTLED,

	/** Events are published, and the new position is not written. */
	EVENTS_SENT,

	/** The sweeper is between two of its statements. */
	SWEEPING;

	/** The exit code of a process that was killed by signal 9. */
	private static final int KILLED = 137;

	/**
	 * Halts the process if it was started with this failpoint.
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
