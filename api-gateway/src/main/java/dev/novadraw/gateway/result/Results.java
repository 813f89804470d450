package dev.novadraw.gateway.result;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

import dev.novadraw.client.Owner;
import dev.novadraw.gateway.job.OwnedJobs;
import dev.novadraw.gateway.job.RetryAfter;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.FieldProblem;
import dev.novadraw.gateway.problem.HttpProblems;
import dev.novadraw.job.Job;
import dev.novadraw.job.JobId;
import dev.novadraw.kind.Kind;
import dev.novadraw.kind.Kinds;
import dev.novadraw.problem.Problem;

/**
 * The results of jobs that succeeded; for all others it says why there is none.
 */
@Service
class Results {

	private final Kinds kinds;

	private final OwnedJobs jobs;

	private final InstantSource clock;

	Results(Kinds kinds, OwnedJobs jobs, InstantSource clock) {
		this.kinds = kinds;
		this.jobs = jobs;
		this.clock = clock;
	}

	Finished find(String collection, String id, Owner owner) {
		Job job = this.kinds.inCollection(collection)
			.map(Kind::name)
			.flatMap((kind) -> JobId.parse(id)
				.flatMap((known) -> this.jobs.find(known, owner))
				.filter((found) -> found.kind().equals(kind)))
			.orElseThrow(
					() -> HttpProblems.notFound("There is nothing with this id among the %s.".formatted(collection)));
		JsonNode result = job.result();
		if (result == null) {
			throw missing(job);
		}
		return new Finished(job, result);
	}

	private ApiProblem missing(Job job) {
		return switch (job.state()) {
			case QUEUED, DISPATCHED, RUNNING,
					SUCCEEDED ->
				problem(HttpStatus.CONFLICT, "RESULT_NOT_READY", "The result is not ready yet",
						"The job is still at work on it. Follow it at /v1/jobs/" + job.id() + ".", true)
					.retryAfter(Duration.ofSeconds(RetryAfter.of(job, this.clock.instant())));
			case FAILED -> failed(job);
			case CANCELED -> problem(HttpStatus.CONFLICT, "JOB_CANCELED", "The job was canceled",
					"It was canceled before it had a result, so there will be none.", false);
			case EXPIRED -> problem(HttpStatus.GONE, "JOB_EXPIRED", "The job has expired",
					"Its deadline passed before it had a result, so there will be none. Submit it again.", false);
		};
	}

	private static ApiProblem failed(Job job) {
		ApiProblem failed = problem(HttpStatus.CONFLICT, "JOB_FAILED", "The job has failed",
				"It has no result and will have none. The errors say why; submit it again if they leave hope.", false);
		Problem why = job.problem();
		return (why != null) ? failed.about(List.of(new FieldProblem("", why.code(), why.detail()))) : failed;
	}

	private static ApiProblem problem(HttpStatus status, String code, String title, String detail, boolean retryable) {
		return new ApiProblem(status, new Problem(code, title, detail, retryable));
	}

	/**
	 * A job that succeeded.
	 *
	 * @param job the job
	 * @param result what the kind made
	 */
	record Finished(Job job, JsonNode result) {

	}

}
