package dev.novadraw.gateway.job;

import java.time.Instant;
import java.time.InstantSource;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.stereotype.Component;

import dev.novadraw.dispatch.DispatchSettings;
import dev.novadraw.job.Backlog;
import dev.novadraw.job.Job;
import dev.novadraw.job.Waiting;
import dev.novadraw.kind.Kind;
import dev.novadraw.kind.Kinds;

/**
 * Answers with a job.
 */
@Component
public class JobResponses {

	private final Kinds kinds;

	private final Backlog backlog;

	private final DispatchSettings dispatch;

	private final InstantSource clock;

	JobResponses(Kinds kinds, Backlog backlog, DispatchSettings dispatch, InstantSource clock) {
		this.kinds = kinds;
		this.backlog = backlog;
		this.dispatch = dispatch;
		this.clock = clock;
	}

	/**
	 * The answer to a submission: 202, or 200 when the client waited for the end and saw
	 * it.
	 */
	public ResponseEntity<JobBody> created(Job job, Prefer prefer, HttpServletRequest request) {
		Links links = Links.of(request);
		Instant now = this.clock.instant();
		boolean seenThrough = prefer.isToWait() && job.state().isFinal();
		BodyBuilder response = ResponseEntity.status(seenThrough ? HttpStatus.OK : HttpStatus.ACCEPTED)
			.header(HttpHeaders.LOCATION, links.job(job.id()))
			.headers((headers) -> describe(job, prefer, headers));
		if (!seenThrough) {
			response.header(HttpHeaders.RETRY_AFTER, Long.toString(RetryAfter.of(job, now)));
		}
		return response.body(body(job, links, now));
	}

	ResponseEntity<JobBody> found(Job job, Prefer prefer, HttpServletRequest request) {
		Instant now = this.clock.instant();
		BodyBuilder response = ResponseEntity.ok().headers((headers) -> describe(job, prefer, headers));
		if (!job.state().isFinal()) {
			response.header(HttpHeaders.RETRY_AFTER, Long.toString(RetryAfter.of(job, now)));
		}
		return response.body(body(job, Links.of(request), now));
	}

	private JobBody body(Job job, Links links, Instant now) {
		String collection = this.kinds.named(job.kind()).map(Kind::collection).orElse(null);
		return JobBody.of(job, collection, waitingFor(job), links, now);
	}

	private @Nullable Waiting waitingFor(Job job) {
		return switch (job.state()) {
			case QUEUED, DISPATCHED -> this.backlog.waitingFor(job.id(), this.dispatch.workerAlive()).orElse(null);
			case RUNNING, SUCCEEDED, FAILED, CANCELED, EXPIRED -> null;
		};
	}

	private static void describe(Job job, Prefer prefer, HttpHeaders headers) {
		headers.setETag(etag(job));
		headers.setCacheControl("private, no-cache");
		headers.set(HttpHeaders.VARY, "Authorization, Prefer");
		prefer.applyTo(headers);
	}

	static String etag(Job job) {
		return "\"" + job.version() + "\"";
	}

}
