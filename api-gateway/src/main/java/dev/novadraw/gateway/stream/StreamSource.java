package dev.novadraw.gateway.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;

import dev.novadraw.client.Owner;
import dev.novadraw.event.JobEvent;
import dev.novadraw.event.JobEvents;
import dev.novadraw.event.JobEvents.Known;
import dev.novadraw.gateway.access.Caller;
import dev.novadraw.gateway.job.JobBody;
import dev.novadraw.gateway.job.JobResponses;
import dev.novadraw.gateway.job.Links;
import dev.novadraw.gateway.job.OwnedJobs;
import dev.novadraw.gateway.job.OwnerReads;
import dev.novadraw.gateway.news.JobNews;
import dev.novadraw.job.Job;
import dev.novadraw.job.JobId;

/**
 * Where streams get what they tell.
 */
@Service
class StreamSource {

	private final JobNews news;

	private final OwnedJobs jobs;

	private final OwnerReads<Known, List<JobEvent>> events;

	private final JobResponses responses;

	StreamSource(JobNews news, OwnedJobs jobs, JobEvents events, JobResponses responses) {
		this.news = news;
		this.jobs = jobs;
		this.events = new OwnerReads<>(events::after);
		this.responses = responses;
	}

	JobNews news() {
		return this.news;
	}

	Optional<Job> job(JobId id, Owner owner) {
		return this.jobs.find(id, owner);
	}

	List<JobEvent> events(JobId id, Owner owner, long after) {
		return this.events.read(new Known(id, after), owner);
	}

	/**
	 * Returns how long a caller may go on, at most so long.
	 */
	Duration timeLeft(Caller caller, Duration max) {
		return caller.timeLeft(max);
	}

	JobBody body(Job job, Links links) {
		return this.responses.body(job, links);
	}

}
