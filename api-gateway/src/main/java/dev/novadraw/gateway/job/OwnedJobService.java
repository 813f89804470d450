package dev.novadraw.gateway.job;

import java.util.Optional;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.query.JobRepository;
import dev.novadraw.engine.retention.ErasureService;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.HttpProblems;

/**
 * Jobs as their owners see them. Jobs of other owners are reported as missing.
 */
@Service
public class OwnedJobService {

	private final ErasureService erasures;

	private final BatchedOwnerReads<JobId, Optional<Job>> jobs;

	OwnedJobService(JobRepository jobs, ErasureService erasures) {
		this.erasures = erasures;
		this.jobs = new BatchedOwnerReads<>(jobs::find);
	}

	public Optional<Job> find(JobId id, Owner owner) {
		return this.jobs.read(id, owner);
	}

	/**
	 * Finds a job.
	 * @throws ApiProblem if there is none: 410 if it was erased or is no longer kept,
	 * else 404
	 */
	public Job require(String id, Owner owner) {
		return JobId.parse(id)
			.flatMap((known) -> find(known, owner))
			.orElseThrow(() -> missing(id, owner, "There is no job with this id."));
	}

	/**
	 * Returns the problem for an id that was not found: 410 if the data is gone, else
	 * 404.
	 * @param unknown the detail of the 404
	 */
	public ApiProblem missing(String id, Owner owner, String unknown) {
		return JobId.parse(id)
			.flatMap((known) -> this.erasures.removalReason(known.value(), owner))
			.map(HttpProblems::gone)
			.orElseGet(() -> HttpProblems.notFound(unknown));
	}

}
