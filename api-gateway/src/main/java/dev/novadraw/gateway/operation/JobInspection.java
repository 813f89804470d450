package dev.novadraw.gateway.operation;

import java.util.Optional;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.job.JobId;

/**
 * Reads jobs of any client, for operators.
 */
@Service
class JobInspection {

	private final InspectionRepository jobs;

	JobInspection(InspectionRepository jobs) {
		this.jobs = jobs;
	}

	/**
	 * Finds a job with its attempts. A job that is being erased is not found.
	 */
	Optional<InspectedJobResponse> find(JobId id) {
		return this.jobs.find(id);
	}

}
