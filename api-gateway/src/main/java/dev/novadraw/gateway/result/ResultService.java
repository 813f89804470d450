package dev.novadraw.gateway.result;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.KindRegistry;
import dev.novadraw.engine.problem.Problem;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.engine.query.JobRepository;
import dev.novadraw.gateway.job.OwnedJobService;
import dev.novadraw.gateway.job.RetryAfter;
import dev.novadraw.gateway.job.list.JobListService;
import dev.novadraw.gateway.job.list.JobQuery;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.FieldProblem;
import dev.novadraw.gateway.problem.HttpProblems;

/**
 * The results of jobs that succeeded. For other jobs it throws a problem with the reason.
 */
@Service
public class ResultService {

	private final KindRegistry kinds;

	private final OwnedJobService jobs;

	private final JobListService lists;

	private final JobRepository favorites;

	private final InstantSource clock;

	ResultService(KindRegistry kinds, OwnedJobService jobs, JobListService lists, JobRepository favorites,
			InstantSource clock) {
		this.kinds = kinds;
		this.jobs = jobs;
		this.lists = lists;
		this.favorites = favorites;
		this.clock = clock;
	}

	/**
	 * Finds a job that has a result.
	 * @throws ApiProblem if there is no such job, or if it has no result
	 */
	public Job find(String collection, String id, Owner owner) {
		String kind = kind(collection);
		Job job = JobId.parse(id)
			.flatMap((known) -> this.jobs.find(known, owner))
			.filter((found) -> found.kind().equals(kind))
			.orElseThrow(() -> this.jobs.missing(id, owner,
					"The collection '%s' has no item with this id.".formatted(collection)));
		if (job.state() != JobState.SUCCEEDED) {
			throw missing(job);
		}
		return job;
	}

	/**
	 * Lists the results of a collection, newest first, plus one if more follow.
	 */
	List<Job> list(JobQuery query, Owner owner) {
		return this.lists.list(owner, query);
	}

	/**
	 * Marks a result as a favorite, or removes the mark.
	 */
	Job mark(String collection, String id, Owner owner, boolean favorite) {
		JobId known = find(collection, id, owner).id();
		this.favorites.markFavorite(known, owner, favorite);
		return find(collection, id, owner);
	}

	/**
	 * Returns the name of the kind in a collection.
	 */
	String kind(String collection) {
		return this.kinds.inCollection(collection)
			.map(Kind::name)
			.orElseThrow(() -> HttpProblems.notFound("There is no collection '%s'.".formatted(collection)));
	}

	private ApiProblem missing(Job job) {
		return switch (job.state()) {
			case QUEUED, DISPATCHED, RUNNING,
					SUCCEEDED ->
				new ApiProblem(ProblemCode.RESULT_NOT_READY,
						"The job has not finished. Follow it at /v1/jobs/" + job.id() + ".")
					.retryAfter(Duration.ofSeconds(RetryAfter.of(job, this.clock.instant())));
			case FAILED -> failed(job);
			case CANCELED -> new ApiProblem(ProblemCode.JOB_CANCELED,
					"The job was canceled before it had a result. Submit it again if you still need one.");
			case EXPIRED -> new ApiProblem(ProblemCode.JOB_EXPIRED,
					"The deadline of the job passed before it had a result. Submit it again.");
		};
	}

	private static ApiProblem failed(Job job) {
		ApiProblem failed = new ApiProblem(ProblemCode.JOB_FAILED,
				"The job has no result. 'errors' gives the cause; submit it again if the cause is temporary.");
		Problem why = job.problem();
		return (why != null) ? failed.about(List.of(new FieldProblem("", why.code(), why.detail()))) : failed;
	}

}
