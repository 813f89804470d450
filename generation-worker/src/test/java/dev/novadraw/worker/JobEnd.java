package dev.novadraw.worker;

import dev.novadraw.engine.job.JobState;
import dev.novadraw.worker.ai.hostile.Behavior;
import dev.novadraw.worker.ai.hostile.Protocol;

/**
 * The end of a job with three attempts whose provider always shows the same behavior.
 *
 * @param state the final state
 * @param code the code of the problem, or {@code -}
 * @param calls the number of requests to the provider
 * @param ledger the outcomes of the attempts
 */
record JobEnd(JobState state, String code, int calls, String ledger) {

	private static final JobEnd STORY = new JobEnd(JobState.SUCCEEDED, "-", 1, "completed");

	/** A request that was not accepted, and the same without a setting. */
	private static final JobEnd SECOND_REQUEST = new JobEnd(JobState.SUCCEEDED, "-", 2, "completed");

	private static final JobEnd UNAVAILABLE = failed("PROVIDER_UNAVAILABLE", 3, "retry retry failed");

	private static final JobEnd UNUSABLE = failed("PROVIDER_ANSWER_UNUSABLE", 3, "retry retry failed");

	/** Another attempt would be cut off too. */
	private static final JobEnd CUT_OFF = failed("PROVIDER_ANSWER_UNUSABLE", 1, "failed");

	private static final JobEnd REJECTED = failed("PROVIDER_REJECTED", 1, "failed");

	/** One answer, one repair, and no further attempt. */
	private static final JobEnd INVALID = failed("OUTPUT_INVALID", 2, "failed");

	private static final JobEnd BLOCKED = failed("CONTENT_BLOCKED", 1, "failed");

	private static JobEnd failed(String code, int calls, String ledger) {
		return new JobEnd(JobState.FAILED, code, calls, ledger);
	}

	static JobEnd of(Behavior behavior, Protocol protocol, boolean streamed) {
		return switch (behavior) {
			case OK, SLOW, FENCED, WRONG_CONTENT_TYPE, THINKING, THINK_TAGS, PROSE, BARE, UNKNOWN_PIECES,
					BYTE_ORDER_MARK, OTHER_FORM, CACHED ->
				STORY;
			case REFUSES_TEMPERATURE -> SECOND_REQUEST;
			case HEADERS_THEN_HANG, SILENT, DRIP, ERROR_500, BAD_GATEWAY, REDIRECT, RESET_IN_BODY, BLOCKED_BY_CDN,
					ERROR_IN_ANSWER ->
				UNAVAILABLE;
			case BAD_REQUEST -> REJECTED;
			case HTML, EMPTY_BODY, MALFORMED_JSON, TRUNCATED_JSON, HUGE, GZIP_BOMB -> UNUSABLE;
			// A broken connection if the answer is whole; a missing finish reason if it
			// is streamed.
			case TRUNCATED_STREAM -> streamed ? UNUSABLE : UNAVAILABLE;
			case CUT_AT_MAXIMUM -> CUT_OFF;
			case WRONG_SCHEMA, SHORT_STORY, LONG_STORY, ENGLISH_TWICE, UNSAFE, OBEYS_INJECTION, DUPLICATED_KEYS,
					DEEP_NESTING, CONTROL_CHARACTERS ->
				INVALID;
			// Ollama has no finish reason for it: the refusal takes the place of the
			// story.
			case REFUSAL, FILTERED -> (protocol == Protocol.OLLAMA) ? INVALID : BLOCKED;
			case DECLINED_BY_STATUS, DECLINED_LATE -> BLOCKED;
			case RESET_BEFORE ->
				throw new IllegalArgumentException("The number of calls depends on which connections are open");
			case RATE_LIMITED, RATE_LIMITED_SECONDS, RATE_LIMITED_DATE, OVERLOADED, UNAVAILABLE, BUSY, QUOTA_USED_UP,
					UNAUTHORIZED, FORBIDDEN, NOT_FOUND, WRONG_SETTING ->
				throw new IllegalArgumentException(behavior + " is about the provider, not about the job");
		};
	}

}
