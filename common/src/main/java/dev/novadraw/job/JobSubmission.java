package dev.novadraw.job;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

import dev.novadraw.client.Owner;
import dev.novadraw.client.OwnerTransactions;
import dev.novadraw.drawing.Drawing;
import dev.novadraw.drawing.DrawingRepository;
import dev.novadraw.failpoint.Failpoint;
import dev.novadraw.job.Jobs.Submitted;
import dev.novadraw.loop.Combining;

/**
 * Accepts jobs: when {@link #submit} returns, the job is in the database and will reach a
 * final state.
 */
@Service
public class JobSubmission {

	private static final int BATCH = 100;

	private final NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();

	private final Jobs jobs;

	private final DrawingRepository drawings;

	private final OwnerTransactions transactions;

	private final ApplicationEventPublisher events;

	private final Combining<Submitted, Boolean> together;

	JobSubmission(Jobs jobs, DrawingRepository drawings, OwnerTransactions transactions,
			ApplicationEventPublisher events) {
		this.jobs = jobs;
		this.drawings = drawings;
		this.transactions = transactions;
		this.events = events;
		this.together = new Combining<>(this::submitAll, BATCH, DataIntegrityViolationException.class::isInstance);
	}

	/**
	 * Writes a job. Jobs without a drawing that come at the same time share a
	 * transaction.
	 */
	public JobId submit(NewJob job) {
		JobId id;
		if (job.drawing() != null) {
			id = this.transactions.call(Owner.of(job.client()), () -> submitWithin(job));
		}
		else {
			id = new JobId(this.ids.generate());
			this.together.call(new Submitted(id, job, null));
		}
		announce();
		return id;
	}

	/**
	 * Writes a job in the transaction of the caller, who says {@link #announce} once it
	 * is through.
	 */
	public JobId submitWithin(NewJob job) {
		JobId id = new JobId(this.ids.generate());
		UUID drawing = null;
		if (job.drawing() != null) {
			// A random id, not a dated one: it stands in URLs of images.
			Drawing stored = this.drawings.saveAndFlush(new Drawing(UUID.randomUUID(), job.client(), job.drawing()));
			drawing = stored.getId();
		}
		this.jobs.submit(List.of(new Submitted(id, job, drawing)));
		Failpoint.SUBMIT_BEFORE_COMMIT.reached();
		return id;
	}

	/**
	 * Writes another job with the input of one that has come to its end, in the
	 * transaction of the caller; empty when its owner has no such job.
	 * @param deadline how long it may take, null for as long as the other might
	 */
	public Optional<JobId> submitAgainWithin(JobId of, Owner owner, @Nullable Duration deadline) {
		JobId id = new JobId(this.ids.generate());
		return this.jobs.submitAgain(id, of, owner, deadline) ? Optional.of(id) : Optional.empty();
	}

	/**
	 * Says that a job was written, so that it is started at once.
	 */
	public void announce() {
		this.events.publishEvent(new JobsChanged());
	}

	private List<Boolean> submitAll(List<Submitted> submitted) {
		this.jobs.submit(submitted);
		return Collections.nCopies(submitted.size(), true);
	}

}
