package dev.novadraw.job;

import java.util.Collections;
import java.util.List;
import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

import dev.novadraw.client.Owner;
import dev.novadraw.client.OwnerTransactions;
import dev.novadraw.drawing.Drawing;
import dev.novadraw.drawing.DrawingRepository;
import dev.novadraw.drawing.NewDrawing;
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
	 * Writes drawing, job and first event in one transaction. Jobs without a drawing that
	 * come at the same time share one.
	 */
	public JobId submit(NewJob job) {
		JobId id = new JobId(this.ids.generate());
		if (job.drawing() != null) {
			submitWith(job.drawing(), id, job);
		}
		else {
			this.together.call(new Submitted(id, job, null));
		}
		this.events.publishEvent(new JobsChanged());
		return id;
	}

	private void submitWith(NewDrawing drawing, JobId id, NewJob job) {
		this.transactions.call(Owner.of(job.client()), () -> {
			// A random id, not a dated one: it stands in URLs of images.
			Drawing stored = this.drawings.saveAndFlush(new Drawing(UUID.randomUUID(), job.client(), drawing));
			this.jobs.submit(List.of(new Submitted(id, job, stored.getId())));
			Failpoint.SUBMIT_BEFORE_COMMIT.reached();
			return id;
		});
	}

	private List<Boolean> submitAll(List<Submitted> submitted) {
		this.jobs.submit(submitted);
		return Collections.nCopies(submitted.size(), true);
	}

}
