package dev.novadraw.gateway.submit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.drawing.NewDrawing;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.NewJob;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.DrawingUse;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.lifecycle.Submission;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.idempotency.AcceptedSubmission;
import dev.novadraw.gateway.idempotency.IdempotentRequest;
import dev.novadraw.gateway.idempotency.IdempotentSubmission;
import dev.novadraw.gateway.link.Links;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.FieldProblem;
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
 * Validates submissions and submits their jobs.
 */
@Service
public class SubmissionService {

	private final DrawingInspector drawings;

	private final OptionsReader options;

	private final IdempotentSubmission submissions;

	SubmissionService(DrawingInspector drawings, OptionsReader options, IdempotentSubmission submissions) {
		this.drawings = drawings;
		this.options = options;
		this.submissions = submissions;
	}

	/**
	 * Submits a job with the drawing and the options of a form.
	 */
	AcceptedSubmission submit(Caller caller, Kind<?, ?> kind, Form form, HttpHeaders headers, Links links) {
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
		return this.submissions.submit(caller, request, new Submission.WithUpload(job), links);
	}

	private static NewJob job(String client, Kind<?, ?> kind, @Nullable NewDrawing drawing, Options options,
			Duration deadline) {
		return new NewJob(client, kind.name(), options.input(), drawing, options.priority(), kind.maxAttempts(),
				deadline, options.user(), options.metadata());
	}

	/**
	 * Checks a submission without options.
	 * @param owner the owner of the job
	 * @param drawing the uploaded drawing, null if the job is about a stored one
	 */
	public NewJob withDefaultOptions(Owner owner, Kind<?, ?> kind, @Nullable Upload drawing) {
		Options options = this.options.read(kind, Json.MAPPER.createObjectNode(), owner);
		return job(owner.client(), kind, (drawing != null) ? this.drawings.inspect(drawing) : null, options,
				kind.deadline());
	}

	/**
	 * Submits the input of a finished job again.
	 */
	AcceptedSubmission retry(Caller caller, JobId of, HttpHeaders headers, Links links) {
		RequestChecks checks = new RequestChecks();
		Duration deadline = checks.check(() -> CancelAfter.of(headers));
		checks.check(() -> IdempotentRequest.key(headers));
		checks.requireNone();
		IdempotentRequest request = IdempotentRequest.of(headers, "POST /v1/jobs/" + of + "/retry", caller.owner(),
				String.valueOf(deadline));
		return this.submissions.submit(caller, request, new Submission.Retry(of, caller.owner(), deadline), links);
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
