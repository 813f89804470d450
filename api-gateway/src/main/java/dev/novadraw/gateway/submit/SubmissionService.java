package dev.novadraw.gateway.submit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.drawing.NewDrawing;
import dev.novadraw.engine.failpoint.Failpoint;
import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.NewJob;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.DrawingUse;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.lifecycle.ClaimRepository.Submitted;
import dev.novadraw.engine.lifecycle.JobSubmission;
import dev.novadraw.engine.problem.Problem;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.idempotency.AcceptedSubmission;
import dev.novadraw.gateway.idempotency.IdempotentRequest;
import dev.novadraw.gateway.idempotency.IdempotentSubmission;
import dev.novadraw.gateway.limit.Admission;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.FieldProblem;
import dev.novadraw.gateway.problem.HttpProblems;
import dev.novadraw.gateway.problem.RequestChecks;
import dev.novadraw.gateway.submit.form.Form;
import dev.novadraw.gateway.submit.option.KnownFields;
import dev.novadraw.gateway.submit.option.OptionProblems;
import dev.novadraw.gateway.submit.option.Options;
import dev.novadraw.gateway.submit.option.OptionsReader;
import dev.novadraw.gateway.upload.DrawingInspector;
import dev.novadraw.gateway.upload.Upload;
import dev.novadraw.gateway.upload.file.DrawingProblems;

/**
 * Checks what a client sent and makes a job of it.
 */
@Service
public class SubmissionService {

	private final DrawingInspector drawings;

	private final OptionsReader options;

	private final JobSubmission jobs;

	private final IdempotentSubmission idempotent;

	private final Admission admission;

	SubmissionService(DrawingInspector drawings, OptionsReader options, JobSubmission jobs,
			IdempotentSubmission idempotent, Admission admission) {
		this.drawings = drawings;
		this.options = options;
		this.jobs = jobs;
		this.idempotent = idempotent;
		this.admission = admission;
	}

	/**
	 * Accepts a submission.
	 * @param tell how the job is told to the client
	 */
	AcceptedSubmission submit(Caller caller, Kind<?, ?> kind, Form form, HttpHeaders headers,
			Function<Job, String> tell) {
		RequestChecks checks = new RequestChecks();
		checks.check(() -> requireNone(form.errors()));
		NewDrawing drawing = checks.check(() -> drawing(kind, form));
		Options read = checks.check(() -> this.options.read(kind, form.options(), caller.owner()));
		Duration cancelAfter = checks.check(() -> CancelAfter.of(headers));
		checks.check(() -> IdempotentRequest.key(headers));
		checks.requireNone();
		Options options = Objects.requireNonNull(read);
		Duration deadline = (cancelAfter != null) ? cancelAfter : kind.deadline();
		NewJob job = job(caller.client(), kind, drawing, options, deadline);
		IdempotentRequest request = IdempotentRequest.of(headers, "POST /v1/" + kind.collection(), caller.owner(),
				(form.drawing() != null) ? form.drawing().content() : "", options.asText(), deadline);
		return accept(caller, job, request, tell);
	}

	private static NewJob job(String client, Kind<?, ?> kind, @Nullable NewDrawing drawing, Options options,
			Duration deadline) {
		return new NewJob(client, kind.name(), options.input(), drawing, options.priority(), kind.maxAttempts(),
				deadline, options.user(), options.metadata());
	}

	/**
	 * Checks a submission without options.
	 * @param owner for whom it is
	 * @param drawing the picture it is about, null when that is here already
	 */
	public NewJob plain(Owner owner, Kind<?, ?> kind, @Nullable Upload drawing) {
		Options options = this.options.read(kind, Json.MAPPER.createObjectNode(), owner);
		return job(owner.client(), kind, (drawing != null) ? this.drawings.inspect(drawing) : null, options,
				kind.deadline());
	}

	/**
	 * Accepts a checked submission.
	 * @param request by what it is recognised, null when it is not
	 * @param tell how the job is told to the client
	 */
	public AcceptedSubmission accept(Caller caller, NewJob job, @Nullable IdempotentRequest request,
			Function<Job, String> tell) {
		return accept(caller, request, () -> prepared(job), tell);
	}

	/**
	 * Accepts a checked submission about a stored drawing.
	 * @param request by what it is recognised, null when it is not
	 * @param tell how the job is told to the client
	 */
	public AcceptedSubmission acceptAbout(Caller caller, NewJob job, UUID drawing, @Nullable IdempotentRequest request,
			Function<Job, String> tell) {
		return accept(caller, request, () -> () -> this.jobs.submitAboutWithin(job, drawing)
			.orElseThrow(() -> HttpProblems.notFound("The drawing was erased meanwhile.")), tell);
	}

	private AcceptedSubmission accept(Caller caller, @Nullable IdempotentRequest request,
			Supplier<Supplier<Job>> prepare, Function<Job, String> tell) {
		AcceptedSubmission accepted = this.idempotent.accept(caller.owner(), request,
				() -> this.admission.admit(caller), prepare, tell);
		Failpoint.SUBMITTED.reached();
		return accepted;
	}

	private Supplier<Job> prepared(NewJob job) {
		Submitted submitted = this.jobs.prepare(job);
		return () -> this.jobs.submitWithin(submitted);
	}

	/**
	 * Accepts the retry of a job that has ended.
	 */
	AcceptedSubmission retry(Caller caller, JobId of, HttpHeaders headers, Function<Job, String> tell) {
		RequestChecks checks = new RequestChecks();
		Duration deadline = checks.check(() -> CancelAfter.of(headers));
		checks.check(() -> IdempotentRequest.key(headers));
		checks.requireNone();
		IdempotentRequest request = IdempotentRequest.of(headers, "POST /v1/jobs/" + of + "/retry", caller.owner(),
				String.valueOf(deadline));
		return this.idempotent.accept(caller.owner(), request, () -> this.admission.admit(caller),
				() -> () -> this.jobs.submitAgainWithin(of, caller.owner(), deadline)
					.orElseThrow(SubmissionService::unfinished),
				tell);
	}

	private static ApiProblem unfinished() {
		return new ApiProblem(HttpStatus.CONFLICT, new Problem("JOB_NOT_FINISHED", "The job has not come to its end",
				"Only a job that is over can be tried again. Wait for its end, or cancel it.", true));
	}

	private static @Nullable Void requireNone(List<FieldProblem> errors) {
		if (!errors.isEmpty()) {
			throw OptionProblems.of(errors);
		}
		return null;
	}

	private @Nullable NewDrawing drawing(Kind<?, ?> kind, Form form) {
		try {
			if (form.drawing() != null) {
				return this.drawings.inspect(form.drawing());
			}
			if (kind.drawing() == DrawingUse.REQUIRED) {
				throw DrawingProblems.missing();
			}
			return null;
		}
		catch (ApiProblem ex) {
			throw ex.in("/" + KnownFields.DRAWING);
		}
	}

}
