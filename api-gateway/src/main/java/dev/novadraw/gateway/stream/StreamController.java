package dev.novadraw.gateway.stream;

import java.util.regex.Pattern;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.contract.PossibleProblems;
import dev.novadraw.gateway.contract.ReadsHeaders;
import dev.novadraw.gateway.credential.CredentialWatch;
import dev.novadraw.gateway.job.OwnedJobService;
import dev.novadraw.gateway.link.Links;
import dev.novadraw.gateway.page.ListParameters;
import dev.novadraw.gateway.problem.HttpProblems;

/**
 * Endpoint that streams the events of a job.
 */
@RestController
@Tag(name = "Jobs")
class StreamController {

	private static final String LAST_EVENT_ID = "Last-Event-ID";

	private static final Pattern EVENT = Pattern.compile("\\d{1,18}");

	private final OwnedJobService jobs;

	private final StreamSource source;

	private final StreamProperties settings;

	private final StreamLimiter open;

	private final CredentialWatch credentials;

	StreamController(OwnedJobService jobs, StreamSource source, StreamProperties settings, StreamLimiter open,
			CredentialWatch credentials) {
		this.jobs = jobs;
		this.source = source;
		this.settings = settings;
		this.open = open;
		this.credentials = credentials;
	}

	/**
	 * Streams the events of a job: first a snapshot and then each event, or only the
	 * events after the last one that the client knows. Returns 204 if no event is left,
	 * which also stops a browser from reconnecting.
	 */
	@Operation(operationId = "followJob")
	@ReadsHeaders(parameters = { "ticket" })
	@PossibleProblems({ ProblemCode.INVALID_PARAMETER, ProblemCode.NOT_FOUND, ProblemCode.ERASED,
			ProblemCode.NO_LONGER_KEPT, ProblemCode.TOO_MANY_STREAMS, ProblemCode.STREAMS_BUSY })
	@GetMapping(path = "/v1/jobs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	ResponseEntity<SseEmitter> events(@PathVariable String id, @AuthenticationPrincipal Caller caller,
			@RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
			@RequestParam(name = "starting_after", required = false) @Nullable String startingAfter,
			HttpServletRequest request) {
		Job job = this.jobs.require(id, caller.owner());
		if (caller.job() != null && !caller.job().equals(job.id().value())) {
			throw HttpProblems.notFound("This ticket is for another job.");
		}
		if (startingAfter != null && !EVENT.matcher(startingAfter).matches()) {
			throw ListParameters.invalid("starting_after", "Must be the id of an event, a number.");
		}
		Long known = known((lastEventId != null) ? lastEventId : startingAfter, job);
		if (known != null && known == job.version() && job.state().isFinal()) {
			return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
		}
		ResponseEntity.BodyBuilder response = ResponseEntity.ok()
			.header(HttpHeaders.CACHE_CONTROL, "no-store, no-transform")
			.header("X-Accel-Buffering", "no")
			.contentType(MediaType.TEXT_EVENT_STREAM);
		if (request.getMethod().equals(HttpMethod.HEAD.name())) {
			return response.build();
		}
		this.open.open(caller);
		return response.body(start(job, caller, known, Links.of(request)));
	}

	private SseEmitter start(Job job, Caller caller, @Nullable Long known, Links links) {
		// The stream ends itself, so the container needs no timeout.
		SseEmitter emitter = new SseEmitter(0L);
		JobStream stream = new JobStream(job, caller, known, links, emitter, this.source, this.settings);
		Thread.ofVirtual().name("stream of " + job.id()).start(() -> {
			try (CredentialWatch.Registration _ = this.credentials.register(caller, stream::end)) {
				stream.run();
			}
			finally {
				this.open.close(caller);
			}
		});
		return emitter;
	}

	// With the id of an event that does not exist, the client starts over rather than
	// miss an event.
	private static @Nullable Long known(@Nullable String event, Job job) {
		if (event == null || !EVENT.matcher(event).matches()) {
			return null;
		}
		long known = Long.parseLong(event);
		return (known <= job.version()) ? Long.valueOf(known) : null;
	}

}
