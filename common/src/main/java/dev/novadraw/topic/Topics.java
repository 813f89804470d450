package dev.novadraw.topic;

/**
 * The names of the topics. They carry ids only, never anything a child made.
 */
public final class Topics {

	/**
	 * Hints for workers: this job may be claimed now.
	 */
	public static final String JOBS = "nova.jobs";

	/**
	 * Records of {@link #JOBS} that nobody could read.
	 */
	public static final String JOBS_DEAD_LETTER = "nova.jobs.dlt";

	/**
	 * What happened to jobs, as CloudEvents, keyed by job id.
	 */
	public static final String JOB_EVENTS = "nova.job-events";

	private Topics() {
	}

}
