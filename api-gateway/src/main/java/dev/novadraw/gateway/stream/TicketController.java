package dev.novadraw.gateway.stream;

import java.time.Instant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.contract.PossibleProblems;
import dev.novadraw.gateway.credential.CallerResolver;
import dev.novadraw.gateway.credential.StreamTicketService;
import dev.novadraw.gateway.job.OwnedJobService;
import dev.novadraw.gateway.link.Links;

/**
 * Endpoint that creates tickets for the streams of browsers.
 */
@RestController
@Tag(name = "Access")
class TicketController {

	private final OwnedJobService jobs;

	private final StreamTicketService tickets;

	TicketController(OwnedJobService jobs, StreamTicketService tickets) {
		this.jobs = jobs;
		this.tickets = tickets;
	}

	/**
	 * A ticket for the stream of one job.
	 *
	 * @param object always {@code stream_ticket}
	 * @param ticket the ticket, valid for opening one stream once
	 * @param expiresAt the time when it expires
	 * @param url the address of the stream, with the ticket
	 */
	record TicketBody(String object, String ticket, Instant expiresAt, String url) {

		@Override
		public String toString() {
			return "a ticket until " + this.expiresAt;
		}

	}

	/**
	 * Creates a ticket for the stream of a job, because a browser's EventSource cannot
	 * send a key. It is valid for a minute and opens one stream.
	 */
	@Operation(operationId = "createStreamTicket")
	@PossibleProblems({ ProblemCode.NOT_FOUND, ProblemCode.ERASED, ProblemCode.NO_LONGER_KEPT })
	@PostMapping(path = "/v1/jobs/{id}/stream-tickets", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<TicketBody> create(@PathVariable String id, @AuthenticationPrincipal Caller caller,
			HttpServletRequest request) {
		JobId job = this.jobs.require(id, caller.owner()).id();
		CallerResolver.Issued issued = this.tickets.issue(caller, job);
		String ticket = issued.token().text();
		String url = Links.of(request).events(job) + "?ticket=" + ticket;
		return ResponseEntity.status(HttpStatus.CREATED)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(new TicketBody("stream_ticket", ticket, issued.expiresAt(), url));
	}

}
