package dev.novadraw.job;

import java.util.Optional;

import org.springframework.stereotype.Service;

/**
 * Shows operators what became of a job, whoever's it is.
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
