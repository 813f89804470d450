package dev.novadraw.gateway.job.list;

import java.util.List;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.job.Job;

/**
 * Lists of an owner's jobs, newest first.
 */
@Service
public class JobListService {

	private final JobListRepository jobs;

	JobListService(JobListRepository jobs) {
		this.jobs = jobs;
	}

	/**
	 * Returns one page of matching jobs, plus one job if more follow.
	 */
	public List<Job> list(Owner owner, JobQuery query) {
		return this.jobs.list(owner, query, query.page().limit() + 1);
	}

}
