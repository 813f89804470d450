package dev.novadraw.gateway.job;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.gateway.access.Caller;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.HttpProblems;
import dev.novadraw.job.Job;
import dev.novadraw.job.JobCancellation;
import dev.novadraw.job.JobId;

/**
 * Where jobs are followed.
 */
@RestController
class JobController {

	private final JobWatch watch;

	private final JobCancellation cancellation;

	private final JobResponses responses;

	JobController(JobWatch watch, JobCancellation cancellation, JobResponses responses) {
		this.watch = watch;
		this.cancellation = cancellation;
		this.responses = responses;
	}

	@GetMapping(path = "/v1/jobs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<JobBody> job(@PathVariable String id, @AuthenticationPrincipal Caller caller,
			@RequestHeader HttpHeaders headers, HttpServletRequest request) {
		Prefer prefer = Prefer.of(headers);
		Optional<Job> job = JobId.parse(id)
			.flatMap((known) -> this.watch.await(known, caller.owner(), prefer.patience(),
					news(headers.getIfNoneMatch())));
		return this.responses.found(job.orElseThrow(JobController::unknown), prefer, request);
	}

	/**
	 * Cancels a job. What has not begun is canceled at once, what runs is told to stop;
	 * nothing happens to a job that is at its end.
	 */
	@PostMapping(path = "/v1/jobs/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<JobBody> cancel(@PathVariable String id, @AuthenticationPrincipal Caller caller,
			@RequestHeader HttpHeaders headers, HttpServletRequest request) {
		Prefer prefer = Prefer.of(headers);
		JobId known = JobId.parse(id).orElseThrow(JobController::unknown);
		this.cancellation.cancel(known, caller.owner());
		Optional<Job> job = this.watch.await(known, caller.owner(), prefer.patience(), (now) -> now.state().isFinal());
		return this.responses.found(job.orElseThrow(JobController::unknown), prefer, request);
	}

	private static ApiProblem unknown() {
		return HttpProblems.notFound("There is no job with this id.");
	}

	/**
	 * Who already has a version waits for the next one, everybody else for the end.
	 */
	private static Predicate<Job> news(List<String> known) {
		return (job) -> job.state().isFinal() || (!known.isEmpty() && !known.contains(JobResponses.etag(job)));
	}

}
