package dev.novadraw.engine.topic;

/**
 * The names of the topics. No topic contains readable content of a child.
 */
public final class TopicNames {

	/**
	 * Hints for workers: a job may be claimed.
	 */
	public static final String JOBS = "nova.jobs";

	/**
	 * Records of {@link #JOBS} that could not be parsed.
	 */
	public static final String JOBS_DEAD_LETTER = "nova.jobs.dlt";

	/**
	 * Events of jobs as CloudEvents, keyed by job id.
	 */
	public static final String JOB_EVENTS = "nova.job-events";

	/**
	 * Progress and encrypted partial results of running jobs, keyed by job id. Kept for
	 * one minute, because no consumer reads them later.
	 */
	public static final String JOB_PROGRESS = "nova.job-progress";

	private TopicNames() {
	}

}
