package dev.novadraw.gateway.job;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.gateway.problem.HttpProblems;
import dev.novadraw.job.Job;
import dev.novadraw.job.JobId;

/**
 * Where jobs are followed.
 */
@RestController
class JobController {

	private final JobWatch watch;

	private final JobResponses responses;

	JobController(JobWatch watch, JobResponses responses) {
		this.watch = watch;
		this.responses = responses;
	}

	@GetMapping(path = "/v1/jobs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<JobBody> job(@PathVariable String id, @RequestHeader HttpHeaders headers,
			HttpServletRequest request) {
		Prefer prefer = Prefer.of(headers);
		Optional<Job> job = JobId.parse(id)
			.flatMap((known) -> this.watch.await(known, prefer.patience(), news(headers.getIfNoneMatch())));
		return this.responses.found(job.orElseThrow(() -> HttpProblems.notFound("There is no job with this id.")),
				prefer, request);
	}

	/**
	 * Who already has a version waits for the next one, everybody else for the end.
	 */
	private static Predicate<Job> news(List<String> known) {
		return (job) -> job.state().isFinal() || (!known.isEmpty() && !known.contains(JobResponses.etag(job)));
	}

}
