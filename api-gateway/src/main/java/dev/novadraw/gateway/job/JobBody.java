package dev.novadraw.gateway.job;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.novadraw.gateway.problem.ProblemTypes;
import dev.novadraw.job.Job;
import dev.novadraw.job.JobId;
import dev.novadraw.job.State;
import dev.novadraw.job.Waiting;
import dev.novadraw.problem.Problem;

/**
 * A job as clients see it, the same for every kind; what is not known is null, never left
 * out.
 *
 * @param id its id
 * @param object always {@code job}
 * @param kind what is being made
 * @param status where it is in its life
 * @param retryOf the job it is another try of
 * @param user the client's own reference to whom it is for
 * @param createdAt when it was accepted
 * @param startedAt when it first ran
 * @param finishedAt when it came to its end
 * @param deadline until when it may be worked on
 * @param expiresAt when its result will be removed
 * @param queuePosition its place among those of the same client and kind, from 1
 * @param estimatedCompletionAt when it may be done
 * @param waitingFor why it is not running, in one sentence
 * @param progress how far it is while it runs
 * @param attempt how often it was tried
 * @param maxAttempts how often it may be tried
 * @param input what was wished for, defaults filled in
 * @param result what came of it
 * @param error why it failed
 * @param usage what it used up
 * @param metrics how long things took
 * @param metadata the client's own notes
 * @param aiGenerated always true
 * @param version grows with every change
 * @param urls where to go from here
 */
public record JobBody(String id, String object, String kind, JobStatus status, @Nullable String retryOf,
		@Nullable String user, Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt,
		Instant deadline, @Nullable Instant expiresAt, @Nullable Long queuePosition,
		@Nullable Instant estimatedCompletionAt, @Nullable String waitingFor, @Nullable Progress progress, int attempt,
		int maxAttempts, JsonNode input, @Nullable JsonNode result, @Nullable Failure error, @Nullable Usage usage,
		Metrics metrics, Map<String, String> metadata, boolean aiGenerated, long version, Urls urls) {

	static JobBody of(Job job, @Nullable String collection, Outlook outlook, @Nullable Instant expiresAt, Links links,
			Instant now) {
		Waiting waiting = outlook.waiting();
		JobId retryOf = job.retryOf();
		return new JobBody(job.id().toString(), "job", job.kind(), JobStatus.of(job),
				(retryOf != null) ? retryOf.toString() : null, job.user(), job.createdAt(), job.startedAt(),
				job.finishedAt(), job.deadline(), expiresAt, position(waiting), outlook.completion(),
				(waiting != null) ? waiting.sentence(now) : null, Progress.of(job, outlook), job.attempt(),
				job.maxAttempts(), job.input(), (job.state() == State.SUCCEEDED) ? ResultBody.of(job, links) : null,
				Failure.of(job), Usage.of(job), Metrics.of(job), job.metadata(), true, job.version(),
				Urls.of(job, collection, links));
	}

	private static @Nullable Long position(@Nullable Waiting waiting) {
		return (waiting instanceof Waiting.ItsTurn(long ahead)) ? Long.valueOf(ahead + 1) : null;
	}

	/**
	 * How far a running job is.
	 *
	 * @param value from 0 to 1, null as long as nobody can tell
	 * @param stage what is being done: preparing, checking, writing or reviewing
	 * @param message the same for people
	 */
	public record Progress(@Nullable Double value, String stage, String message) {

		static @Nullable Progress of(Job job, Outlook outlook) {
			return (job.state() != State.RUNNING) ? null
					: new Progress(outlook.progress(), job.stage().text(), job.stage().sentence());
		}

	}

	/**
	 * Why a job failed.
	 *
	 * @param type the page that explains it
	 * @param title what the code means
	 * @param detail what happened
	 * @param code stable: what programs decide on
	 * @param retryable whether the same wish may succeed another time
	 * @param childMessage what a child may be told instead, by language
	 */
	record Failure(String type, String title, String detail, String code, boolean retryable,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> childMessage) {

		static @Nullable Failure of(Job job) {
			Problem problem = job.problem();
			return (job.state() != State.FAILED || problem == null) ? null
					: new Failure(ProblemTypes.of(problem.code()), problem.title(), problem.detail(), problem.code(),
							problem.retryable(), problem.childMessage());
		}

	}

	/**
	 * What a job used up at its AI provider.
	 *
	 * @param provider whose model it was
	 * @param model which model
	 * @param inputTokens over all attempts
	 * @param outputTokens over all attempts
	 * @param costUsd over all attempts
	 */
	record Usage(@Nullable String provider, @Nullable String model, long inputTokens, long outputTokens,
			BigDecimal costUsd) {

		static @Nullable Usage of(Job job) {
			return (job.provider() == null && job.model() == null) ? null : new Usage(job.provider(), job.model(),
					job.inputTokens(), job.outputTokens(), BigDecimal.valueOf(job.costMicros(), 6));
		}

	}

	/**
	 * How long things took.
	 *
	 * @param queueMs from its submission to its first attempt
	 * @param runMs from there to its end
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
	 * Where to go from here.
	 *
	 * @param self the job
	 * @param events its stream of events
	 * @param cancel where to cancel it, null when it has come to its end
	 * @param result what comes of it, for itself
	 * @param drawing the picture it is about
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
