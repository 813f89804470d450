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
 * The selection of failed jobs to retry. It names some, by at least one property, or all
 * of them.
 *
 * @param job this one alone
 * @param kind of this kind
 * @param client of this client
 * @param code whose problem has this code
 * @param from that failed at this time or later
 * @param to that failed before this time, now when left out
 * @param all true for all failed jobs of all clients; nothing else may be named then
 * @param perMinute the number of retries a minute, 60 when left out
 */
record RedriveRequest(@Nullable UUID job, @Size(max = 40) @Nullable String kind,
		@Size(max = 64) @Nullable String client, @Size(max = 100) @Nullable String code, @Nullable Instant from,
		@Nullable Instant to, @Nullable Boolean all, @Min(1) @Max(60_000) @Nullable Integer perMinute) {

	private static final int USUAL_RATE = 60;

	/**
	 * Returns the selection of failed jobs.
	 * @throws ApiProblem if it names none, both all and some, or a time range that ends
	 * before it begins
	 */
	Redrive.Filter filter() {
		Redrive.Filter filter = named();
		boolean namesNone = filter.equals(Redrive.Filter.ALL);
		if (namesNone != Boolean.TRUE.equals(this.all)) {
			throw JsonBody.invalid(namesNone
					? "Name the failed jobs to try again by job, kind, client, code, from or to, or send \"all\": true for those of all clients."
					: "Send either \"all\": true or job, kind, client, code, from and to, not both.");
		}
		if (this.from != null && this.to != null && !this.from.isBefore(this.to)) {
			throw JsonBody.invalid("'from' has to be before 'to'.");
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
