package dev.novadraw.gateway.job.list;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.contract.PossibleProblems;
import dev.novadraw.gateway.contract.ReadsHeaders;
import dev.novadraw.gateway.job.JobResponse;
import dev.novadraw.gateway.job.JobResponseFactory;
import dev.novadraw.gateway.link.Links;
import dev.novadraw.gateway.page.PageResponse;

/**
 * Endpoint that lists jobs.
 */
@RestController
@Tag(name = "Jobs")
class JobListController {

	private final JobListService lists;

	private final JobResponseFactory responses;

	JobListController(JobListService lists, JobResponseFactory responses) {
		this.lists = lists;
		this.responses = responses;
	}

	/**
	 * Lists the jobs of the caller, newest first.
	 */
	@Operation(operationId = "listJobs")
	@ReadsHeaders(parameters = { "kind", "status", "user", "metadata", "limit", "cursor" })
	@PossibleProblems({ ProblemCode.INVALID_PARAMETER })
	@GetMapping(path = "/v1/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PageResponse<JobResponse>> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
		JobQuery query = JobQuery.of(request);
		Links links = Links.of(request);
		return PageResponse.response(this.lists.list(caller.owner(), query), query.page(), (job) -> job.id().value(),
				(job) -> this.responses.summary(job, links), request);
	}

}
