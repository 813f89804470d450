package dev.novadraw.gateway.result;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.body.JsonBody;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.contract.PossibleProblems;
import dev.novadraw.gateway.contract.ReadsHeaders;
import dev.novadraw.gateway.job.JobResponseFactory;
import dev.novadraw.gateway.job.ResultResponse;
import dev.novadraw.gateway.job.list.JobQuery;
import dev.novadraw.gateway.link.Links;
import dev.novadraw.gateway.page.PageResponse;

/**
 * Endpoints for the results of all kinds.
 */
@RestController
class ResultController {

	private final ResultService results;

	private final JsonBody json;

	ResultController(ResultService results, JsonBody json) {
		this.results = results;
		this.json = json;
	}

	/**
	 * Returns a result without its job.
	 */
	@Operation(operationId = "get")
	@ReadsHeaders(headers = { "If-None-Match" })
	@PossibleProblems({ ProblemCode.NOT_FOUND, ProblemCode.ERASED, ProblemCode.NO_LONGER_KEPT,
			ProblemCode.RESULT_NOT_READY, ProblemCode.JOB_FAILED, ProblemCode.JOB_CANCELED, ProblemCode.JOB_EXPIRED })
	@GetMapping(path = "/v1/{collection}/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<ObjectNode> result(@PathVariable String collection, @PathVariable String id,
			@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
		return response(this.results.find(collection, id, caller.owner()), request);
	}

	/**
	 * Lists results, newest first.
	 */
	@Operation(operationId = "list")
	@ReadsHeaders(parameters = { "user", "favorite", "metadata", "limit", "cursor" })
	@PossibleProblems({ ProblemCode.INVALID_PARAMETER })
	@GetMapping(path = "/v1/{collection}", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PageResponse<ObjectNode>> list(@PathVariable String collection,
			@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
		JobQuery query = JobQuery.ofResults(this.results.kind(collection), request);
		Links links = Links.of(request);
		return PageResponse.response(this.results.list(query, caller.owner()), query.page(), (job) -> job.id().value(),
				(job) -> ResultResponse.of(job, links), request);
	}

	/**
	 * Marks a result as a favourite, or removes the mark.
	 */
	@Operation(operationId = "change")
	@PossibleProblems({ ProblemCode.NOT_FOUND, ProblemCode.ERASED, ProblemCode.NO_LONGER_KEPT, ProblemCode.INVALID_BODY,
			ProblemCode.REQUEST_TOO_LARGE, ProblemCode.UNSUPPORTED_MEDIA_TYPE, ProblemCode.CONTENT_ENCODING_UNSUPPORTED,
			ProblemCode.UPLOAD_TOO_SLOW, ProblemCode.RESULT_NOT_READY, ProblemCode.JOB_FAILED, ProblemCode.JOB_CANCELED,
			ProblemCode.JOB_EXPIRED })
	@io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = "application/json",
			schema = @Schema(implementation = FavoriteRequest.class)))
	@PatchMapping(path = "/v1/{collection}/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<ObjectNode> change(@PathVariable String collection, @PathVariable String id,
			@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
		this.results.kind(collection);
		boolean favorite = Boolean.TRUE.equals(this.json.read(request, FavoriteRequest.class).favorite());
		return response(this.results.mark(collection, id, caller.owner(), favorite), request);
	}

	private static ResponseEntity<ObjectNode> response(Job finished, HttpServletRequest request) {
		return ResponseEntity.ok()
			.eTag(JobResponseFactory.etag(finished))
			.header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
			.header(HttpHeaders.VARY, "Authorization")
			.body(ResultResponse.of(finished, Links.of(request)));
	}

}
