package dev.novadraw.engine.query;

import java.util.Optional;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.job.JobId;

/**
 * Reads jobs of any client, for operators.
 */
@Service
public class JobInspection {

	private final InspectionRepository jobs;

	public JobInspection(InspectionRepository jobs) {
		this.jobs = jobs;
	}

	/**
	 * Finds a job with its attempts. A job that is being erased is not found.
	 */
	public Optional<InspectedJob> find(JobId id) {
		return this.jobs.find(id);
	}

}
