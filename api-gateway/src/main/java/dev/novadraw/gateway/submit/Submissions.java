package dev.novadraw.gateway.submit;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

import dev.novadraw.drawing.NewDrawing;
import dev.novadraw.failpoint.Failpoint;
import dev.novadraw.gateway.access.Caller;
import dev.novadraw.gateway.idempotency.Acceptance;
import dev.novadraw.gateway.idempotency.Accepted;
import dev.novadraw.gateway.idempotency.Idempotency;
import dev.novadraw.gateway.limit.Admission;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.upload.DrawingInspector;
import dev.novadraw.gateway.upload.DrawingProblems;
import dev.novadraw.job.Job;
import dev.novadraw.job.JobId;
import dev.novadraw.job.JobSubmission;
import dev.novadraw.job.Jobs.Submitted;
import dev.novadraw.job.NewJob;
import dev.novadraw.kind.DrawingUse;
import dev.novadraw.kind.Kind;
import dev.novadraw.problem.Problem;

/**
 * Checks what a client sent and makes a job of it.
 */
@Service
class Submissions {

	private final DrawingInspector drawings;

	private final OptionsReader options;

	private final JobSubmission jobs;

	private final Acceptance acceptance;

	private final Admission admission;

	Submissions(DrawingInspector drawings, OptionsReader options, JobSubmission jobs, Acceptance acceptance,
			Admission admission) {
		this.drawings = drawings;
		this.options = options;
		this.jobs = jobs;
		this.acceptance = acceptance;
		this.admission = admission;
	}

	/**
	 * Accepts a wish.
	 * @param tell how the job is told to the client
	 */
	Accepted submit(Caller caller, Kind<?, ?> kind, Form form, HttpHeaders headers, Function<Job, String> tell) {
		NewDrawing drawing = drawing(kind, form);
		Options wish = this.options.read(kind, form.options()).by(caller.owner());
		Duration cancelAfter = CancelAfter.of(headers);
		Duration deadline = (cancelAfter != null) ? cancelAfter : kind.deadline();
		NewJob job = new NewJob(caller.client(), kind.name(), wish.input(), drawing, wish.priority(),
				kind.maxAttempts(), deadline, wish.user(), wish.metadata());
		Idempotency request = Idempotency.of(headers, "POST /v1/" + kind.collection(), caller.owner(),
				(form.drawing() != null) ? form.drawing().content() : "", wish.asText(), deadline);
		Accepted accepted = this.acceptance.accept(caller.owner(), request, () -> this.admission.admit(caller),
				() -> prepared(job), tell);
		Failpoint.SUBMITTED.reached();
		return accepted;
	}

	private Supplier<Job> prepared(NewJob job) {
		Submitted submitted = this.jobs.prepare(job);
		return () -> this.jobs.submitWithin(submitted);
	}

	/**
	 * Accepts the wish of a job that has come to its end another time.
	 */
	Accepted retry(Caller caller, JobId of, HttpHeaders headers, Function<Job, String> tell) {
		Duration deadline = CancelAfter.of(headers);
		Idempotency request = Idempotency.of(headers, "POST /v1/jobs/" + of + "/retry", caller.owner(),
				String.valueOf(deadline));
		return this.acceptance.accept(caller.owner(), request, () -> this.admission.admit(caller),
				() -> () -> this.jobs.submitAgainWithin(of, caller.owner(), deadline)
					.orElseThrow(Submissions::unfinished),
				tell);
	}

	private static ApiProblem unfinished() {
		return new ApiProblem(HttpStatus.CONFLICT, new Problem("JOB_NOT_FINISHED", "The job has not come to its end",
				"Only a job that is over can be tried again. Wait for its end, or cancel it.", true));
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
