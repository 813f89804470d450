package dev.novadraw.job;

import java.util.Optional;

import org.springframework.stereotype.Service;

/**
 * Reads jobs of any client, for operators.
 */
@Service
public class JobInspection {

	private final InspectionRepository jobs;

	JobInspection(InspectionRepository jobs) {
		this.jobs = jobs;
	}

	/**
	 * Finds a job with its attempts; one that is being erased is not found.
	 */
	public Optional<InspectedJob> find(JobId id) {
		return this.jobs.find(id);
	}

}
