package dev.novadraw.gateway.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How much a client may do. As it stands with a client, what is null is as the defaults
 * say; as it stands with a caller, nothing is null.
 *
 * @param requestsPerSecond for each key, on average
 * @param burst for each key, within a moment
 * @param jobsPerMinute new jobs
 * @param jobsPerDay new jobs
 * @param queuedJobs how many may wait at a time
 * @param streams event streams open at a time, for each key
 * @param uploads going on at a time, for each key
 * @param userJobsPerMinute new jobs of a caller who comes as one user
 * @param userJobsPerDay new jobs of a caller who comes as one user
 * @param userQueuedJobs how many jobs of such a user may wait at a time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientLimits(@Nullable Integer requestsPerSecond, @Nullable Integer burst,
		@Nullable Integer jobsPerMinute, @Nullable Integer jobsPerDay, @Nullable Integer queuedJobs,
		@Nullable Integer streams, @Nullable Integer uploads, @Nullable Integer userJobsPerMinute,
		@Nullable Integer userJobsPerDay, @Nullable Integer userQueuedJobs) {

	/** Nothing differs from the defaults. */
	public static final ClientLimits AS_USUAL = new ClientLimits(null, null, null, null, null, null, null, null, null,
			null);

	/**
	 * These, and where they say nothing, those others.
	 */
	public ClientLimits or(ClientLimits others) {
		return new ClientLimits(first(this.requestsPerSecond, others.requestsPerSecond),
				first(this.burst, others.burst), first(this.jobsPerMinute, others.jobsPerMinute),
				first(this.jobsPerDay, others.jobsPerDay), first(this.queuedJobs, others.queuedJobs),
				first(this.streams, others.streams), first(this.uploads, others.uploads),
				first(this.userJobsPerMinute, others.userJobsPerMinute),
				first(this.userJobsPerDay, others.userJobsPerDay), first(this.userQueuedJobs, others.userQueuedJobs));
	}

	private static @Nullable Integer first(@Nullable Integer one, @Nullable Integer other) {
		return (one != null) ? one : other;
	}

}
