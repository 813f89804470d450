package dev.novadraw.engine.lifecycle;

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

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.drawing.DrawingStore;
import dev.novadraw.engine.drawing.NewDrawing;
import dev.novadraw.engine.failpoint.Failpoint;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobsChanged;
import dev.novadraw.engine.job.NewJob;
import dev.novadraw.engine.lifecycle.ClaimRepository.Submitted;
import dev.novadraw.engine.loop.Batcher;

/**
 * Accepts jobs: when {@link #submit} returns, the job is in the database and will reach a
 * final state.
 */
@Service
public class JobSubmission {

	private static final int BATCH = 100;

	private final NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();

	private final ClaimRepository claims;

	private final DrawingStore drawings;

	private final ApplicationEventPublisher events;

	private final Batcher<Submitted, Boolean> together;

	JobSubmission(ClaimRepository claims, DrawingStore drawings, ApplicationEventPublisher events) {
		this.claims = claims;
		this.drawings = drawings;
		this.events = events;
		this.together = new Batcher<>(this::submitAll, BATCH, DataIntegrityViolationException.class::isInstance);
	}

	/**
	 * Writes a job. Jobs without a drawing that come at the same time share a
	 * transaction.
	 */
	public JobId submit(NewJob job) {
		Submitted submitted = prepare(job);
		if (submitted.drawing() != null) {
			this.claims.submit(submitted);
		}
		else {
			this.together.call(submitted);
		}
		announce();
		return submitted.id();
	}

	/**
	 * Does what has to be done before the transaction that writes a job: its drawing is
	 * brought to where it belongs.
	 */
	public Submitted prepare(NewJob job) {
		JobId id = new JobId(this.ids.generate());
		NewDrawing drawing = job.drawing();
		// A random id, not a dated one: it stands in URLs of images.
		return (drawing == null) ? new Submitted(id, job, null, null)
				: new Submitted(id, job, UUID.randomUUID(), this.drawings.place(job.client(), drawing));
	}

	/**
	 * Writes a job in the transaction of the caller, which sees from then on what belongs
	 * to the owner of the job. The caller says {@link #announce} once it is through.
	 */
	public Job submitWithin(Submitted submitted) {
		Job job = this.claims.submit(submitted);
		Failpoint.SUBMIT_BEFORE_COMMIT.reached();
		return job;
	}

	/**
	 * Writes a job about a drawing that is there already, in the transaction of the
	 * caller; empty when whom the job is for has no such drawing.
	 */
	public Optional<Job> submitAboutWithin(NewJob job, UUID drawing) {
		return this.claims.submitAbout(new Submitted(new JobId(this.ids.generate()), job, drawing, null));
	}

	/**
	 * Writes another job with the input of one that has come to its end, in the
	 * transaction of the caller; empty when its owner has no such job.
	 * @param deadline how long it may take, null for as long as the other might
	 */
	public Optional<Job> submitAgainWithin(JobId of, Owner owner, @Nullable Duration deadline) {
		return this.claims.submitAgain(new JobId(this.ids.generate()), of, owner, deadline);
	}

	/**
	 * Says that a job was written, so that it is started at once.
	 */
	public void announce() {
		this.events.publishEvent(new JobsChanged());
	}

	private List<Boolean> submitAll(List<Submitted> submitted) {
		this.claims.submit(submitted);
		return Collections.nCopies(submitted.size(), true);
	}

}
