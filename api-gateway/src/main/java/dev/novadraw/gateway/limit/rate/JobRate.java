package dev.novadraw.gateway.limit.rate;

import java.time.Duration;

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.Quota;

/**
 * A limit on new jobs.
 *
 * @param name the name of the limit
 * @param perMinute the maximum number of new jobs a minute
 * @param perDay the maximum number of new jobs a day
 * @param code the code of the problem when the limit is reached
 * @param advice advice for the client
 */
record JobRate(String name, int perMinute, int perDay, ProblemCode code, String advice) {

	static JobRate ofClient(ClientLimits limits) {
		return new JobRate("jobs", RateLimiter.required(limits.jobsPerMinute()),
				RateLimiter.required(limits.jobsPerDay()), ProblemCode.JOBS_LIMITED,
				"Try again later, or ask the operator for more.");
	}

	static JobRate ofUser(ClientLimits limits) {
		return new JobRate("user-jobs", RateLimiter.required(limits.userJobsPerMinute()),
				RateLimiter.required(limits.userJobsPerDay()), ProblemCode.USER_JOBS_LIMITED,
				"Try again later. Other users are not affected.");
	}

	/**
	 * Returns the problem for a reached limit.
	 * @param wait the time until the next job is possible
	 */
	ApiProblem used(Duration wait) {
		boolean day = wait.compareTo(RateLimiter.MINUTE) > 0;
		return new Quota(this.name, day ? this.perDay : this.perMinute, day ? RateLimiter.DAY : RateLimiter.MINUTE, 0,
				wait)
			.used(this.code, "At most %d new jobs per minute and %d per day are allowed. %s".formatted(this.perMinute,
					this.perDay, this.advice));
	}

}
