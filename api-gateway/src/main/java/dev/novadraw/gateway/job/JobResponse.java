package dev.novadraw.gateway.job;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.job.Job;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.problem.Problem;
import dev.novadraw.engine.queue.WaitReason;
import dev.novadraw.gateway.estimate.JobEstimate;
import dev.novadraw.gateway.link.Links;
import dev.novadraw.gateway.problem.ProblemTypes;

/**
 * A job as clients see it, the same for every kind. Unknown values are null and never
 * left out.
 *
 * @param id the id of the job
 * @param object always {@code job}
 * @param kind the kind of the job
 * @param status the status of the job
 * @param retryOf the job of which it is a retry
 * @param user the client's reference to its end user
 * @param createdAt the time when it was accepted
 * @param startedAt the time of its first start
 * @param finishedAt the time when it ended
 * @param deadline the time when it expires unless it has ended
 * @param expiresAt the time when its result will be removed
 * @param queuePosition its position among the jobs of the same client and kind, from 1
 * @param estimatedCompletionAt the estimated time of its end
 * @param waitingFor the reason why it is not running, in one sentence
 * @param progress the progress while it runs
 * @param attempt the number of attempts so far
 * @param maxAttempts the maximum number of attempts
 * @param input the options of the request, with defaults
 * @param result the result once it has succeeded
 * @param error the problem if it has failed
 * @param usage the tokens and cost so far
 * @param metrics the durations of the job
 * @param metadata the client's own notes
 * @param aiGenerated always true
 * @param version a number that grows with every change
 * @param urls the addresses of the job
 */
public record JobResponse(String id, String object, String kind, JobStatus status, @Nullable String retryOf,
		@Nullable String user, Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt,
		Instant deadline, @Nullable Instant expiresAt, @Nullable Long queuePosition,
		@Nullable Instant estimatedCompletionAt, @Nullable String waitingFor, @Nullable Progress progress, int attempt,
		int maxAttempts, JsonNode input, @Nullable JsonNode result, @Nullable Failure error, @Nullable Usage usage,
		Metrics metrics, Map<String, String> metadata, boolean aiGenerated, long version, Urls urls) {

	static JobResponse of(Job job, @Nullable String collection, JobEstimate estimate, @Nullable Instant expiresAt,
			Links links, Instant now) {
		WaitReason reason = estimate.reason();
		JobId retryOf = job.retryOf();
		return new JobResponse(job.id().toString(), "job", job.kind(), JobStatus.of(job),
				(retryOf != null) ? retryOf.toString() : null, job.user(), job.createdAt(), job.startedAt(),
				job.finishedAt(), job.deadline(), expiresAt, position(reason), estimate.completion(),
				(reason != null) ? reason.sentence(now) : null, Progress.of(job, estimate), job.attempt(),
				job.maxAttempts(), job.input(),
				(job.state() == JobState.SUCCEEDED) ? ResultResponse.of(job, links) : null, Failure.of(job),
				Usage.of(job), Metrics.of(job), job.metadata(), true, job.version(), Urls.of(job, collection, links));
	}

	private static @Nullable Long position(@Nullable WaitReason reason) {
		return (reason instanceof WaitReason.Queued(long ahead)) ? Long.valueOf(ahead + 1) : null;
	}

	/**
	 * The progress of a running job.
	 *
	 * @param value from 0 to 1, null if unknown
	 * @param stage {@code preparing}, {@code checking}, {@code writing} or
	 * {@code reviewing}
	 * @param message the stage as a sentence
	 */
	public record Progress(@Nullable Double value, String stage, String message) {

		static @Nullable Progress of(Job job, JobEstimate estimate) {
			return (job.state() != JobState.RUNNING) ? null
					: new Progress(estimate.progress(), job.stage().text(), job.stage().sentence());
		}

	}

	/**
	 * The problem of a failed job.
	 *
	 * @param type the page that explains the problem
	 * @param title the meaning of the code
	 * @param detail details of this problem
	 * @param code a stable code for programs
	 * @param retryable true if the same request may succeed later
	 * @param childMessage a text for a child, by language
	 */
	record Failure(String type, String title, String detail, String code, boolean retryable,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> childMessage) {

		static @Nullable Failure of(Job job) {
			Problem problem = job.problem();
			return (job.state() != JobState.FAILED || problem == null) ? null
					: new Failure(ProblemTypes.of(problem.code()), problem.title(), problem.detail(), problem.code(),
							problem.retryable(), problem.childMessage());
		}

	}

	/**
	 * The usage of AI providers by a job.
	 *
	 * @param provider the last provider
	 * @param model the model of that provider
	 * @param inputTokens the tokens sent in all attempts
	 * @param outputTokens the tokens received in all attempts
	 * @param costUsd the cost of all attempts
	 */
	record Usage(@Nullable String provider, @Nullable String model, long inputTokens, long outputTokens,
			BigDecimal costUsd) {

		static @Nullable Usage of(Job job) {
			return (job.provider() == null && job.model() == null) ? null : new Usage(job.provider(), job.model(),
					job.inputTokens(), job.outputTokens(), BigDecimal.valueOf(job.costMicros(), 6));
		}

	}

	/**
	 * The durations of a job in milliseconds.
	 *
	 * @param queueMs from submission to the first start
	 * @param runMs from the first start to the end
	 */
	record Metrics(@Nullable Long queueMs, @Nullable Long runMs) {

		static Metrics of(Job job) {
			return new Metrics(between(job.createdAt(), job.startedAt()), between(job.startedAt(), job.finishedAt()));
		}

		private static @Nullable Long between(@Nullable Instant from, @Nullable Instant to) {
			return (from != null && to != null) ? Duration.between(from, to).toMillis() : null;
		}

	}

	/**
	 * The addresses of a job.
	 *
	 * @param self the address of the job
	 * @param events the address of its event stream
	 * @param cancel the address to cancel it, null once it has ended
	 * @param result the address of its result
	 * @param drawing the address of its drawing
	 */
	record Urls(String self, String events, @Nullable String cancel, @Nullable String result,
			@Nullable String drawing) {

		static Urls of(Job job, @Nullable String collection, Links links) {
			return new Urls(links.job(job.id()), links.events(job.id()),
					job.state().isFinal() ? null : links.job(job.id()) + "/cancel",
					(collection != null) ? links.result(collection, job.id()) : null,
					(job.drawingId() != null) ? links.image(job.drawingId()) : null);
		}

	}

	@Override
	public String toString() {
		return this.id + " " + this.status;
	}

}
