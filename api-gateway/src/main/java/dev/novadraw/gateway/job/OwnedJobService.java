package dev.novadraw.gateway.job;

import java.util.Optional;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.query.JobReadRepository;
import dev.novadraw.engine.retention.ErasureService;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.HttpProblems;

/**
 * Jobs as their owners see them; those of others do not exist.
 */
@Service
public class OwnedJobService {

	private final ErasureService erasures;

	private final BatchedOwnerReads<JobId, Optional<Job>> jobs;

	OwnedJobService(JobReadRepository jobs, ErasureService erasures) {
		this.erasures = erasures;
		this.jobs = new BatchedOwnerReads<>(jobs::find);
	}

	public Optional<Job> find(JobId id, Owner owner) {
		return this.jobs.read(id, owner);
	}

	/**
	 * Finds a job, or ends the request with the reason why it is not there.
	 */
	public Job require(String id, Owner owner) {
		return JobId.parse(id)
			.flatMap((known) -> find(known, owner))
			.orElseThrow(() -> missing(id, owner, "There is no job with this id."));
	}

	/**
	 * Why something of an owner's is not found: it never was, or it is gone.
	 * @param unknown what to say when it never was
	 */
	public ApiProblem missing(String id, Owner owner, String unknown) {
		return JobId.parse(id)
			.flatMap((known) -> this.erasures.whyGone(known.value(), owner))
			.map(HttpProblems::gone)
			.orElseGet(() -> HttpProblems.notFound(unknown));
	}

}
