package dev.novadraw.gateway.result;

import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.gateway.access.Caller;
import dev.novadraw.gateway.job.Links;
import dev.novadraw.gateway.job.ResultBody;

/**
 * Where the results of all kinds are fetched.
 */
@RestController
class ResultController {

	private final Results results;

	ResultController(Results results) {
		this.results = results;
	}

	@GetMapping(path = "/v1/{collection}/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<ObjectNode> result(@PathVariable String collection, @PathVariable String id,
			@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
		Results.Finished finished = this.results.find(collection, id, caller.owner());
		return ResponseEntity.ok()
			.eTag("\"" + finished.job().version() + "\"")
			.header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
			.header(HttpHeaders.VARY, "Authorization")
			.body(ResultBody.of(finished.job(), finished.result(), Links.of(request)));
	}

}
