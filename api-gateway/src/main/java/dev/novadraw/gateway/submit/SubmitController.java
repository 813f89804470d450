package dev.novadraw.gateway.submit;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.KindRegistry;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.contract.PossibleProblems;
import dev.novadraw.gateway.contract.ReadsHeaders;
import dev.novadraw.gateway.idempotency.AcceptedSubmission;
import dev.novadraw.gateway.job.JobResponseFactory;
import dev.novadraw.gateway.job.JobWatch;
import dev.novadraw.gateway.job.OwnedJobService;
import dev.novadraw.gateway.job.Prefer;
import dev.novadraw.gateway.limit.Permit;
import dev.novadraw.gateway.link.Links;
import dev.novadraw.gateway.problem.HttpProblems;
import dev.novadraw.gateway.submit.form.Form;
import dev.novadraw.gateway.submit.form.FormReader;
import dev.novadraw.gateway.upload.UploadLimiter;

/**
 * Endpoints that submit and retry jobs of all kinds.
 */
@RestController
class SubmitController {

	private final KindRegistry kinds;

	private final UploadLimiter uploads;

	private final FormReader forms;

	private final SubmissionService submissions;

	private final OwnedJobService jobs;

	private final JobWatch watch;

	private final JobResponseFactory responses;

	SubmitController(KindRegistry kinds, UploadLimiter uploads, FormReader forms, SubmissionService submissions,
			OwnedJobService jobs, JobWatch watch, JobResponseFactory responses) {
		this.kinds = kinds;
		this.uploads = uploads;
		this.forms = forms;
		this.submissions = submissions;
		this.jobs = jobs;
		this.watch = watch;
		this.responses = responses;
	}

	/**
	 * Submits a job. A job that was accepted with 202 is never lost and reaches exactly
	 * one final state. With an Idempotency-Key, repeated requests create one job.
	 */
	@Operation(operationId = "submit")
	@ReadsHeaders(headers = { "Idempotency-Key", "Prefer", "Cancel-After" })
	@PossibleProblems({ ProblemCode.INVALID_VALUE, ProblemCode.UNKNOWN_FIELD, ProblemCode.UNSUPPORTED_LANGUAGE,
			ProblemCode.MALFORMED_JSON, ProblemCode.MALFORMED_MULTIPART, ProblemCode.REQUEST_TOO_LARGE,
			ProblemCode.DRAWING_MISSING, ProblemCode.DRAWING_EMPTY, ProblemCode.DRAWING_TOO_LARGE,
			ProblemCode.DRAWING_TYPE_UNSUPPORTED, ProblemCode.DRAWING_CORRUPT, ProblemCode.UNSUPPORTED_MEDIA_TYPE,
			ProblemCode.CONTENT_ENCODING_UNSUPPORTED, ProblemCode.UPLOAD_TOO_SLOW, ProblemCode.UPLOADS_BUSY,
			ProblemCode.TOO_MANY_UPLOADS, ProblemCode.DRAWING_DIMENSIONS, ProblemCode.INVALID_CANCEL_AFTER,
			ProblemCode.INVALID_IDEMPOTENCY_KEY, ProblemCode.IDEMPOTENCY_KEY_IN_USE, ProblemCode.IDEMPOTENCY_KEY_REUSED,
			ProblemCode.ERASED, ProblemCode.NO_LONGER_KEPT, ProblemCode.JOBS_LIMITED, ProblemCode.USER_JOBS_LIMITED,
			ProblemCode.QUEUE_FULL, ProblemCode.USER_QUEUE_FULL, ProblemCode.SERVICE_FULL })
	@PostMapping(path = "/v1/{collection}", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<?> submit(@PathVariable String collection, @AuthenticationPrincipal Caller caller,
			@RequestHeader HttpHeaders headers, HttpServletRequest request) {
		Kind<?, ?> kind = this.kinds.inCollection(collection)
			.orElseThrow(() -> HttpProblems.notFound("There is no collection '%s'.".formatted(collection)));
		Prefer prefer = Prefer.of(headers);
		return respond(receive(caller, kind, headers, request), caller, prefer, request);
	}

	private AcceptedSubmission receive(Caller caller, Kind<?, ?> kind, HttpHeaders headers,
			HttpServletRequest request) {
		try (Permit _ = this.uploads.admit(caller, request)) {
			Form form = this.forms.read(request, kind);
			return this.submissions.submit(caller, kind, form, headers, Links.of(request));
		}
	}

	/**
	 * Retries a job that has ended, as a new job.
	 */
	@Operation(operationId = "retryJob")
	@ReadsHeaders(headers = { "Idempotency-Key", "Prefer", "Cancel-After" })
	@PossibleProblems({ ProblemCode.NOT_FOUND, ProblemCode.ERASED, ProblemCode.NO_LONGER_KEPT,
			ProblemCode.JOB_NOT_FINISHED, ProblemCode.INVALID_CANCEL_AFTER, ProblemCode.INVALID_IDEMPOTENCY_KEY,
			ProblemCode.IDEMPOTENCY_KEY_IN_USE, ProblemCode.IDEMPOTENCY_KEY_REUSED, ProblemCode.JOBS_LIMITED,
			ProblemCode.USER_JOBS_LIMITED, ProblemCode.QUEUE_FULL, ProblemCode.USER_QUEUE_FULL,
			ProblemCode.SERVICE_FULL, ProblemCode.UPLOADS_BUSY })
	@PostMapping(path = "/v1/jobs/{id}/retry", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<?> retry(@PathVariable String id, @AuthenticationPrincipal Caller caller,
			@RequestHeader HttpHeaders headers, HttpServletRequest request) {
		Job job = this.jobs.require(id, caller.owner());
		Prefer prefer = Prefer.of(headers);
		AcceptedSubmission accepted = this.submissions.retry(caller, job.id(), headers, Links.of(request));
		return respond(accepted, caller, prefer, request);
	}

	private ResponseEntity<?> respond(AcceptedSubmission accepted, Caller caller, Prefer prefer,
			HttpServletRequest request) {
		if (!prefer.isToWait()) {
			return this.responses.accepted(accepted, request);
		}
		Job job = this.watch.await(accepted.job().id(), caller, prefer.waitTime(), (now) -> now.state().isFinal())
			.orElse(accepted.job());
		return this.responses.created(job, accepted.replayed(), prefer, request);
	}

}
