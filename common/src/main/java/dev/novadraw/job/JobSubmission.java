package dev.novadraw.job;

import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dev.novadraw.drawing.Drawing;
import dev.novadraw.drawing.DrawingRepository;
import dev.novadraw.drawing.NewDrawing;
import dev.novadraw.failpoint.Failpoint;

/**
 * Accepts jobs: when {@link #submit} returns, the job is in the database and will reach a
 * final state.
 */
@Service
public class JobSubmission {

	private final NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();

	private final Jobs jobs;

	private final DrawingRepository drawings;

	private final ApplicationEventPublisher events;

	JobSubmission(Jobs jobs, DrawingRepository drawings, ApplicationEventPublisher events) {
		this.jobs = jobs;
		this.drawings = drawings;
		this.events = events;
	}

	/**
	 * Writes drawing, job and first event in one transaction.
	 */
	@Transactional
	public JobId submit(NewJob job) {
		JobId id = new JobId(this.ids.generate());
		this.jobs.submit(id, job, store(job.drawing()));
		this.events.publishEvent(new JobsChanged());
		Failpoint.SUBMIT_BEFORE_COMMIT.reached();
		return id;
	}

	private @Nullable UUID store(@Nullable NewDrawing drawing) {
		// A random id, not a dated one: it stands in URLs of images.
		return (drawing != null) ? this.drawings.saveAndFlush(new Drawing(UUID.randomUUID(), drawing)).getId() : null;
	}

}
