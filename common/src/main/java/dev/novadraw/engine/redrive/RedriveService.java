package dev.novadraw.engine.redrive;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.job.JobsChanged;

/**
 * Failed jobs and their redrives. A failed job stays unchanged; at most one new job with
 * the same input replaces it.
 */
@Service
public class RedriveService {

	/** The maximum number of jobs in one call of {@link #advance}. */
	public static final int BATCH = RedriveRepository.BATCH;

	private final RedriveRepository redrives;

	private final ApplicationEventPublisher events;

	RedriveService(RedriveRepository redrives, ApplicationEventPublisher events) {
		this.redrives = redrives;
		this.events = events;
	}

	/**
	 * Returns failed jobs that were not retried, the latest first.
	 */
	public List<DeadJob> dead(Redrive.Filter filter, int max) {
		return this.redrives.dead(filter, max);
	}

	/**
	 * Begins a redrive, which then runs in the background.
	 * @param perMinute the number of jobs a minute
	 */
	public Redrive begin(Redrive.Filter filter, int perMinute) {
		return this.redrives.begin(filter, perMinute);
	}

	public Optional<Redrive> find(UUID id) {
		return this.redrives.find(id);
	}

	/**
	 * Returns the latest redrives, running ones first.
	 */
	public List<Redrive> latest(int max) {
		return this.redrives.latest(max);
	}

	/**
	 * Stops a redrive; jobs that it has created are not affected.
	 */
	public void abort(UUID id) {
		this.redrives.abort(id);
	}

	/**
	 * Finds running redrives with jobs due, those that have waited longest first.
	 */
	public List<UUID> withJobsDue() {
		return this.redrives.withJobsDue();
	}

	/**
	 * Retries the jobs of a redrive that are due, up to one batch. Any number of
	 * processes may call it repeatedly.
	 * @return the number of retried jobs
	 */
	@Transactional(AsEngine.TRANSACTIONS)
	public int advance(UUID id) {
		int redriven = this.redrives.advance(id);
		if (redriven > 0) {
			this.events.publishEvent(new JobsChanged());
		}
		return redriven;
	}

}
