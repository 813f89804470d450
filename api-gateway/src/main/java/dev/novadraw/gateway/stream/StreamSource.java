package dev.novadraw.gateway.stream;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.event.JobEvent;
import dev.novadraw.engine.event.JobEventRepository;
import dev.novadraw.engine.event.JobEventRepository.Known;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.gateway.job.BatchedOwnerReads;
import dev.novadraw.gateway.job.JobResponse;
import dev.novadraw.gateway.job.JobResponseFactory;
import dev.novadraw.gateway.job.OwnedJobService;
import dev.novadraw.gateway.link.Links;
import dev.novadraw.gateway.notification.JobNotifications;

/**
 * The data that streams send.
 */
@Service
class StreamSource {

	private final JobNotifications notifications;

	private final OwnedJobService jobs;

	private final BatchedOwnerReads<Known, List<JobEvent>> events;

	private final JobResponseFactory responses;

	StreamSource(JobNotifications notifications, OwnedJobService jobs, JobEventRepository events,
			JobResponseFactory responses) {
		this.notifications = notifications;
		this.jobs = jobs;
		this.events = new BatchedOwnerReads<>(events::after);
		this.responses = responses;
	}

	JobNotifications notifications() {
		return this.notifications;
	}

	Optional<Job> job(JobId id, Owner owner) {
		return this.jobs.find(id, owner);
	}

	List<JobEvent> events(JobId id, Owner owner, long after) {
		return this.events.read(new Known(id, after), owner);
	}

	/**
	 * Returns the time until the caller's credential expires, at most the given time.
	 */
	JobResponse body(Job job, Links links) {
		return this.responses.body(job, links);
	}

}
