package dev.novadraw.engine.lifecycle;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import dev.novadraw.engine.drawing.DrawingStore;
import dev.novadraw.engine.drawing.NewDrawing;
import dev.novadraw.engine.failpoint.Failpoint;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobsChanged;
import dev.novadraw.engine.job.NewJob;
import dev.novadraw.engine.lifecycle.StoredSubmission.StoredDrawing;

/**
 * Submits jobs in three steps: {@link #store} before the transaction of the caller,
 * {@link #write} within it and {@link #announce} after its commit. A committed job
 * reaches a final state.
 */
@Service
public class JobSubmission {

	private final NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();

	private final SubmissionRepository submissions;

	private final DrawingStore drawings;

	private final ApplicationEventPublisher events;

	JobSubmission(SubmissionRepository submissions, DrawingStore drawings, ApplicationEventPublisher events) {
		this.submissions = submissions;
		this.drawings = drawings;
		this.events = events;
	}

	/**
	 * Stores the drawing of a submission, if it has one.
	 */
	public StoredSubmission store(Submission submission) {
		JobId id = new JobId(this.ids.generate());
		return new StoredSubmission(id, submission,
				(submission instanceof Submission.WithUpload(NewJob job)) ? drawing(job) : null);
	}

	private @Nullable StoredDrawing drawing(NewJob job) {
		NewDrawing drawing = job.drawing();
		return (drawing != null) ? new StoredDrawing(UUID.randomUUID(), this.drawings.place(job.client(), drawing))
				: null;
	}

	/**
	 * Writes the job in the transaction of the caller, which afterwards sees only rows of
	 * the job's owner.
	 * @return empty if the drawing or the finished job of the submission no longer exists
	 */
	public Optional<Job> write(StoredSubmission stored) {
		Optional<Job> job = switch (stored.submission()) {
			case Submission.WithUpload(NewJob uploaded) -> Optional.of(insert(stored, uploaded));
			case Submission.AboutDrawing(NewJob about, UUID drawing) ->
				this.submissions.insertAbout(stored.id(), about, drawing);
			case Submission.Retry retry ->
				this.submissions.insertRetry(stored.id(), retry.of(), retry.owner(), retry.deadline());
		};
		Failpoint.SUBMIT_BEFORE_COMMIT.reached();
		return job;
	}

	private Job insert(StoredSubmission stored, NewJob job) {
		StoredDrawing drawing = stored.drawing();
		return (drawing != null) ? this.submissions.insert(stored.id(), job, drawing.id(), drawing.place())
				: this.submissions.insert(stored.id(), job);
	}

	/**
	 * Wakes the dispatcher of this process.
	 */
	public void announce() {
		this.events.publishEvent(new JobsChanged());
	}

}
