package dev.novadraw.engine.topic;

/**
 * The names of the topics. Nothing that a child made can be read in any of them.
 */
public final class TopicNames {

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

	/**
	 * How far running jobs are, with what there is of their results, sealed, keyed by job
	 * id. Kept for a minute only: nobody reads it later.
	 */
	public static final String JOB_PROGRESS = "nova.job-progress";

	private TopicNames() {
	}

}
