package dev.novadraw.gateway.job;

import java.time.InstantSource;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.stereotype.Component;

import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.KindRegistry;
import dev.novadraw.engine.retention.RetentionProperties;
import dev.novadraw.gateway.estimate.JobEstimate;
import dev.novadraw.gateway.estimate.JobEstimator;
import dev.novadraw.gateway.idempotency.AcceptedJobRenderer;
import dev.novadraw.gateway.idempotency.AcceptedSubmission;
import dev.novadraw.gateway.link.Links;

/**
 * Creates the responses that represent jobs.
 */
@Component
public class JobResponseFactory implements AcceptedJobRenderer {

	private static final String REPLAYED = "Idempotent-Replayed";

	private static final Prefer NO_WAIT = new Prefer(0);

	private final KindRegistry kinds;

	private final JobEstimator estimator;

	private final RetentionProperties retention;

	private final InstantSource clock;

	JobResponseFactory(KindRegistry kinds, JobEstimator estimator, RetentionProperties retention, InstantSource clock) {
		this.kinds = kinds;
		this.estimator = estimator;
		this.retention = retention;
		this.clock = clock;
	}

	@Override
	public String render(Job job, Links links) {
		return Json.MAPPER.writeValueAsString(body(job, this.estimator.ofNew(job), links));
	}

	/**
	 * Returns the response to a submission: 202 with the job as it was accepted, also for
	 * a replay.
	 */
	public ResponseEntity<String> accepted(AcceptedSubmission accepted, HttpServletRequest request) {
		return accepted(accepted.job(), accepted.replayed(), HttpStatus.ACCEPTED, NO_WAIT, request).eTag(etag(accepted))
			.contentType(MediaType.APPLICATION_JSON)
			.body(accepted.body());
	}

	// The tag of the body that is sent: a replayed body shows the job as it was then.
	private static String etag(AcceptedSubmission accepted) {
		return accepted.replayed() ? etag(Json.MAPPER.readTree(accepted.body()).path("version").asLong(), false)
				: etag(accepted.job());
	}

	/**
	 * Returns the response to a submission that waited: 200 if the job has ended, else
	 * 202.
	 */
	public ResponseEntity<JobResponse> created(Job job, boolean replayed, Prefer prefer, HttpServletRequest request) {
		return accepted(job, replayed, job.state().isFinal() ? HttpStatus.OK : HttpStatus.ACCEPTED, prefer, request)
			.body(body(job, Links.of(request)));
	}

	private BodyBuilder accepted(Job job, boolean replayed, HttpStatus status, Prefer prefer,
			HttpServletRequest request) {
		BodyBuilder response = ResponseEntity.status(status)
			.header(HttpHeaders.LOCATION, Links.of(request).job(job.id()))
			.headers((headers) -> describe(job, prefer, headers));
		if (status == HttpStatus.ACCEPTED) {
			response.header(HttpHeaders.RETRY_AFTER,
					Long.toString(Math.max(1, RetryAfter.of(job, this.clock.instant()))));
		}
		if (replayed) {
			response.header(REPLAYED, "true");
		}
		return response;
	}

	/**
	 * Returns the response to a read of a job: 304 if the client has this version.
	 * @param known the versions that the client has
	 */
	ResponseEntity<JobResponse> found(Job job, IfNoneMatch known, Prefer prefer, HttpServletRequest request) {
		boolean unchanged = known.contain(job);
		BodyBuilder response = ResponseEntity.status(unchanged ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
			.headers((headers) -> describe(job, prefer, headers));
		if (!job.state().isFinal()) {
			response.header(HttpHeaders.RETRY_AFTER, Long.toString(RetryAfter.of(job, this.clock.instant())));
		}
		return unchanged ? response.build() : response.body(body(job, Links.of(request)));
	}

	/**
	 * Returns the job as it is now.
	 */
	public JobResponse body(Job job, Links links) {
		return body(job, this.estimator.of(job), links);
	}

	/**
	 * Returns the job for a list, without the estimates, which change all the time.
	 */
	public JobResponse summary(Job job, Links links) {
		return body(job, JobEstimate.NONE, links);
	}

	private JobResponse body(Job job, JobEstimate estimate, Links links) {
		String collection = this.kinds.named(job.kind()).map(Kind::collection).orElse(null);
		return JobResponse.of(job, collection, estimate, this.retention.expiresAt(job), links, this.clock.instant());
	}

	private static void describe(Job job, Prefer prefer, HttpHeaders headers) {
		headers.setETag(etag(job));
		headers.setCacheControl("private, no-cache");
		headers.set(HttpHeaders.VARY, "Authorization, Prefer");
		prefer.applyTo(headers);
	}

	/**
	 * Returns the entity tag of a job. Marking a job as a favorite does not change its
	 * version, so the tag includes the mark.
	 */
	public static String etag(Job job) {
		return etag(job.version(), job.isFavorite());
	}

	private static String etag(long version, boolean favorite) {
		return favorite ? "\"%d-favorite\"".formatted(version) : "\"%d\"".formatted(version);
	}

}
