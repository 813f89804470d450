package dev.novadraw.gateway.operation;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.redrive.Redrive;
import dev.novadraw.gateway.body.JsonBody;
import dev.novadraw.gateway.problem.ApiProblem;

/**
 * The selection of failed jobs to retry, either by at least one property or all of them.
 *
 * @param job the id of a single job
 * @param kind the kind of the jobs
 * @param client the client of the jobs
 * @param code the code of their problem
 * @param from the earliest time of failure, inclusive
 * @param to the latest time of failure, exclusive; now if null
 * @param all true for the failed jobs of all clients, without any other property
 * @param perMinute the number of retries a minute, 60 if null
 */
record RedriveRequest(@Nullable UUID job, @Size(max = 40) @Nullable String kind,
		@Size(max = 64) @Nullable String client, @Size(max = 100) @Nullable String code, @Nullable Instant from,
		@Nullable Instant to, @Nullable Boolean all, @Min(1) @Max(60_000) @Nullable Integer perMinute) {

	private static final int USUAL_RATE = 60;

	/**
	 * Returns the selection of failed jobs.
	 * @throws ApiProblem if neither or both of {@code all} and a property are given, or
	 * if {@code from} is not before {@code to}
	 */
	Redrive.Filter filter() {
		Redrive.Filter filter = named();
		boolean namesNone = filter.equals(Redrive.Filter.ALL);
		if (namesNone != Boolean.TRUE.equals(this.all)) {
			throw JsonBody.invalid(namesNone
					? "Name the failed jobs to redrive by job, kind, client, code, from or to, or send \"all\": true for those of all clients."
					: "Send either \"all\": true or job, kind, client, code, from and to, not both.");
		}
		if (this.from != null && this.to != null && !this.from.isBefore(this.to)) {
			throw JsonBody.invalid("'from' must be before 'to'.");
		}
		return filter;
	}

	private Redrive.Filter named() {
		return new Redrive.Filter((this.job != null) ? new JobId(this.job) : null, this.kind, this.client, this.code,
				this.from, this.to);
	}

	int rate() {
		return (this.perMinute != null) ? this.perMinute : USUAL_RATE;
	}

}
