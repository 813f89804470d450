package dev.novadraw.gateway.submit;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import dev.novadraw.drawing.NewDrawing;
import dev.novadraw.failpoint.Failpoint;
import dev.novadraw.gateway.access.Caller;
import dev.novadraw.gateway.upload.DrawingInspector;
import dev.novadraw.gateway.upload.DrawingProblems;
import dev.novadraw.job.JobId;
import dev.novadraw.job.JobSubmission;
import dev.novadraw.job.NewJob;
import dev.novadraw.kind.DrawingUse;
import dev.novadraw.kind.Kind;

/**
 * Checks what a client sent and makes a job of it.
 */
@Service
class Submissions {

	private final DrawingInspector drawings;

	private final OptionsReader options;

	private final JobSubmission jobs;

	Submissions(DrawingInspector drawings, OptionsReader options, JobSubmission jobs) {
		this.drawings = drawings;
		this.options = options;
		this.jobs = jobs;
	}

	JobId submit(Caller caller, Kind<?, ?> kind, Form form, @Nullable Duration cancelAfter) {
		NewDrawing drawing = drawing(kind, form);
		Options wish = this.options.read(kind, form.options());
		Duration deadline = (cancelAfter != null) ? cancelAfter : kind.deadline();
		JobId id = this.jobs.submit(new NewJob(caller.client(), kind.name(), wish.input(), drawing, wish.priority(),
				kind.maxAttempts(), deadline, wish.user(), wish.metadata()));
		Failpoint.SUBMITTED.reached();
		return id;
	}

	private @Nullable NewDrawing drawing(Kind<?, ?> kind, Form form) {
		if (form.drawing() != null) {
			return this.drawings.inspect(form.drawing());
		}
		if (kind.drawing() == DrawingUse.REQUIRED) {
			throw DrawingProblems.missing();
		}
		return null;
	}

}
