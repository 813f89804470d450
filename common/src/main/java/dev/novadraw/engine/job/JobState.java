package dev.novadraw.engine.job;

/**
 * Where a job is in its life, as stored; {@code README.md} in this folder draws the ways
 * between the states. The database knows the same names and refuses to let a job leave a
 * final one.
 */
public enum JobState {

	/**
	 * Waits in the backlog, for its time or its turn.
	 */
	QUEUED,

	/**
	 * A hint about it is on its way to the workers.
	 */
	DISPATCHED,

	/**
	 * A worker holds it under a lease.
	 */
	RUNNING,

	/**
	 * Final: the result is there.
	 */
	SUCCEEDED,

	/**
	 * Final: it did not work, and its problem says why.
	 */
	FAILED,

	/**
	 * Final: its client no longer wanted it.
	 */
	CANCELED,

	/**
	 * Final: its deadline passed first.
	 */
	EXPIRED;

	public boolean isFinal() {
		return switch (this) {
			case QUEUED, DISPATCHED, RUNNING -> false;
			case SUCCEEDED, FAILED, CANCELED, EXPIRED -> true;
		};
	}

}
