package dev.novadraw.gateway.user;

import java.io.IOException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.engine.retention.ErasureService;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.contract.PossibleProblems;
import dev.novadraw.gateway.link.Links;
import dev.novadraw.gateway.problem.HttpProblems;

/**
 * Endpoints that erase and export all data of an end user.
 */
@RestController
@Tag(name = "Users")
class UserController {

	private final ErasureService erasures;

	private final UserExport exports;

	UserController(ErasureService erasures, UserExport exports) {
		this.erasures = erasures;
		this.exports = exports;
	}

	/**
	 * Erases all data of an end user up to now.
	 */
	@Operation(operationId = "eraseUser")
	@PossibleProblems({ ProblemCode.NOT_FOUND })
	@DeleteMapping(path = "/v1/users/{user}", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<ErasureResponse> erase(@PathVariable String user, @AuthenticationPrincipal Caller caller,
			HttpServletRequest request) {
		Links links = Links.of(request);
		ErasureResponse receipt = ErasureResponse.of(this.erasures.eraseUser(user(user, caller)), links);
		return ResponseEntity.status(HttpStatus.ACCEPTED)
			.header(HttpHeaders.LOCATION, receipt.url())
			.header(HttpHeaders.RETRY_AFTER, "1")
			.body(receipt);
	}

	/**
	 * Returns the state of an erasure.
	 */
	@Operation(operationId = "getErasure")
	@PossibleProblems({ ProblemCode.NOT_FOUND })
	@GetMapping(path = "/v1/erasures/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	ErasureResponse erasure(@PathVariable String id, @AuthenticationPrincipal Caller caller,
			HttpServletRequest request) {
		return JobId.parse(id)
			.flatMap((known) -> this.erasures.find(known.value(), caller.owner()))
			.map((erasure) -> ErasureResponse.of(erasure, Links.of(request)))
			.orElseThrow(() -> HttpProblems.notFound("There is no erasure with this id."));
	}

	/**
	 * Exports all data of an end user as a ZIP archive.
	 */
	@Operation(operationId = "exportUser")
	@PossibleProblems({ ProblemCode.NOT_FOUND, ProblemCode.TOO_MANY_DOWNLOADS, ProblemCode.DOWNLOADS_BUSY })
	@GetMapping("/v1/users/{user}/export")
	void export(@PathVariable String user, @AuthenticationPrincipal Caller caller, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		Owner owner = user(user, caller);
		response.setContentType("application/zip");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"export.zip\"");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		this.exports.write(owner, Links.of(request), response.getOutputStream());
	}

	private static Owner user(String user, Caller caller) {
		if (!Owner.isUser(user)) {
			throw HttpProblems.notFound(Owner.USER_RULE);
		}
		return new Owner(caller.client(), user);
	}

}
