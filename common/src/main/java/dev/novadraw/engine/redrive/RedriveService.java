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
 * Jobs that failed for good, and trying them again. A failed job stays as it is; what
 * replaces it is a new job with the same input, at most one for each.
 */
@Service
public class RedriveService {

	/** The most jobs of one call of {@link #advance}. */
	public static final int BATCH = RedriveRepository.BATCH;

	private final RedriveRepository redrives;

	private final ApplicationEventPublisher events;

	RedriveService(RedriveRepository redrives, ApplicationEventPublisher events) {
		this.redrives = redrives;
		this.events = events;
	}

	/**
	 * The failed jobs that have not been tried again, the latest first.
	 */
	public List<DeadJob> dead(Redrive.Filter filter, int max) {
		return this.redrives.dead(filter, max);
	}

	/**
	 * Begins a redrive, which goes on by itself.
	 * @param perMinute how many jobs a minute
	 */
	public Redrive begin(Redrive.Filter filter, int perMinute) {
		return this.redrives.begin(filter, perMinute);
	}

	public Optional<Redrive> find(UUID id) {
		return this.redrives.find(id);
	}

	/**
	 * The latest redrives, running ones first.
	 */
	public List<Redrive> latest(int max) {
		return this.redrives.latest(max);
	}

	/**
	 * Stops a redrive; what it has redriven goes on.
	 */
	public void abort(UUID id) {
		this.redrives.abort(id);
	}

	/**
	 * Finds running redrives that have jobs due, those that have waited longest first.
	 */
	public List<UUID> withJobsDue() {
		return this.redrives.withJobsDue();
	}

	/**
	 * Tries the jobs of a redrive again that are due by now, at most a batch. To be
	 * called now and then, by any number of processes.
	 * @return how many that were
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
