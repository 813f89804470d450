package dev.novadraw.gateway.caller;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a client. For a client, null means the default; for a caller, no value is
 * null.
 *
 * @param requestsPerSecond requests a second for each key, on average
 * @param burst requests at once for each key
 * @param jobsPerMinute new jobs a minute
 * @param jobsPerDay new jobs a day
 * @param queuedJobs waiting jobs at a time
 * @param streams open event streams for each key
 * @param uploads uploads at a time for each key
 * @param userJobsPerMinute new jobs a minute for each end user
 * @param userJobsPerDay new jobs a day for each end user
 * @param userQueuedJobs waiting jobs at a time for each end user
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientLimits(@Nullable Integer requestsPerSecond, @Nullable Integer burst,
		@Nullable Integer jobsPerMinute, @Nullable Integer jobsPerDay, @Nullable Integer queuedJobs,
		@Nullable Integer streams, @Nullable Integer uploads, @Nullable Integer userJobsPerMinute,
		@Nullable Integer userJobsPerDay, @Nullable Integer userQueuedJobs) {

	/** The limits of a client that has none of its own: all defaults apply. */
	public static final ClientLimits AS_USUAL = new ClientLimits(null, null, null, null, null, null, null, null, null,
			null);

	/**
	 * Returns these limits, with missing values taken from others.
	 */
	public ClientLimits or(ClientLimits defaults) {
		return new ClientLimits(first(this.requestsPerSecond, defaults.requestsPerSecond),
				first(this.burst, defaults.burst), first(this.jobsPerMinute, defaults.jobsPerMinute),
				first(this.jobsPerDay, defaults.jobsPerDay), first(this.queuedJobs, defaults.queuedJobs),
				first(this.streams, defaults.streams), first(this.uploads, defaults.uploads),
				first(this.userJobsPerMinute, defaults.userJobsPerMinute),
				first(this.userJobsPerDay, defaults.userJobsPerDay),
				first(this.userQueuedJobs, defaults.userQueuedJobs));
	}

	private static @Nullable Integer first(@Nullable Integer first, @Nullable Integer second) {
		return (first != null) ? first : second;
	}

}
