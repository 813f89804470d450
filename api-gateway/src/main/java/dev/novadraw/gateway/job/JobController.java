package dev.novadraw.gateway.job;

import java.util.function.Predicate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.lifecycle.JobCancellation;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.engine.retention.ErasureService;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.contract.PossibleProblems;
import dev.novadraw.gateway.contract.ReadsHeaders;

/**
 * Endpoints to follow, cancel and erase a job.
 */
@RestController
@Tag(name = "Jobs")
class JobController {

	private final OwnedJobService jobs;

	private final JobWatch watch;

	private final JobCancellation cancellation;

	private final ErasureService erasures;

	private final JobResponseFactory responses;

	JobController(OwnedJobService jobs, JobWatch watch, JobCancellation cancellation, ErasureService erasures,
			JobResponseFactory responses) {
		this.jobs = jobs;
		this.watch = watch;
		this.cancellation = cancellation;
		this.erasures = erasures;
		this.responses = responses;
	}

	/**
	 * Returns a job, at once or after its next change.
	 */
	@Operation(operationId = "getJob")
	@ReadsHeaders(headers = { "Prefer", "If-None-Match" })
	@PossibleProblems({ ProblemCode.NOT_FOUND, ProblemCode.ERASED, ProblemCode.NO_LONGER_KEPT })
	@GetMapping(path = "/v1/jobs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<JobResponse> job(@PathVariable String id, @AuthenticationPrincipal Caller caller,
			@RequestHeader HttpHeaders headers, HttpServletRequest request) {
		Prefer prefer = Prefer.of(headers);
		IfNoneMatch known = IfNoneMatch.of(headers);
		Job job = JobId.parse(id)
			.flatMap((parsed) -> this.watch.await(parsed, caller, prefer.waitTime(), newVersion(known)))
			.orElseGet(() -> this.jobs.require(id, caller.owner()));
		return this.responses.found(job, known, prefer, request);
	}

	/**
	 * Cancels a job: at once if it has not begun, else as soon as its worker stops.
	 * Nothing happens to a job that has ended.
	 */
	@Operation(operationId = "cancelJob")
	@ReadsHeaders(headers = { "Prefer" })
	@PossibleProblems({ ProblemCode.NOT_FOUND, ProblemCode.ERASED, ProblemCode.NO_LONGER_KEPT })
	@PostMapping(path = "/v1/jobs/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<JobResponse> cancel(@PathVariable String id, @AuthenticationPrincipal Caller caller,
			@RequestHeader HttpHeaders headers, HttpServletRequest request) {
		Prefer prefer = Prefer.of(headers);
		JobId known = this.jobs.require(id, caller.owner()).id();
		this.cancellation.cancel(known, caller.owner());
		Job job = this.watch.await(known, caller, prefer.waitTime(), (now) -> now.state().isFinal())
			.orElseGet(() -> this.jobs.require(id, caller.owner()));
		return this.responses.found(job, IfNoneMatch.NONE, prefer, request);
	}

	/**
	 * Erases a job and all its data. It is invisible at once; data that a worker still
	 * uses is removed when that worker stops.
	 */
	@Operation(operationId = "eraseJob")
	@PossibleProblems({ ProblemCode.NOT_FOUND, ProblemCode.ERASED, ProblemCode.NO_LONGER_KEPT })
	@DeleteMapping("/v1/jobs/{id}")
	ResponseEntity<Void> erase(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
		this.erasures.eraseJob(this.jobs.require(id, caller.owner()).id(), caller.owner());
		return ResponseEntity.noContent().build();
	}

	/**
	 * A client that names versions waits for any other version; all others wait for the
	 * end.
	 */
	private static Predicate<Job> newVersion(IfNoneMatch known) {
		return (job) -> job.state().isFinal() || (known.any() && !known.contain(job));
	}

}
