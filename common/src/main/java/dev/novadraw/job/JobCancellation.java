package dev.novadraw.job;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Cancels jobs. What has not begun is over at once; what runs is told to stop, and its
 * worker settles it within a second or so. Nothing happens to a job that is at its end.
 */
@Service
public class JobCancellation {

	private final Jobs jobs;

	private final ApplicationEventPublisher events;

	JobCancellation(Jobs jobs, ApplicationEventPublisher events) {
		this.jobs = jobs;
		this.events = events;
	}

	public void cancel(JobId id) {
		if (this.jobs.cancel(id)) {
			this.events.publishEvent(new JobsChanged());
		}
	}

}
