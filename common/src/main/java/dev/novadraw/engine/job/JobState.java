package dev.novadraw.engine.job;

/**
 * The state of a job, as stored. {@code README.md} in this package shows the transitions.
 * The database has the same names and rejects a change of a final state.
 */
public enum JobState {

	/**
	 * In the backlog: scheduled for later, or waiting to be dispatched.
	 */
	QUEUED,

	/**
	 * Dispatched to the workers with a hint, and not yet claimed.
	 */
	DISPATCHED,

	/**
	 * Claimed by a worker, which holds a lease.
	 */
	RUNNING,

	/**
	 * Final: the job has a result.
	 */
	SUCCEEDED,

	/**
	 * Final: the job failed, and its problem has the reason.
	 */
	FAILED,

	/**
	 * Final: its client canceled it.
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
